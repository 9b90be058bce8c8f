package org.mumap.server.published;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Scope;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Tiles for the account at hand, encoded once per scope and data version. Who asks for a tile that somebody is encoding waits for
 * that one, without holding a connection.
 */
@Component
public class Tiles {

    private static final long MOST_BYTES = 64L << 20;

    private final TileSource source;
    private final Versions versions;
    private final SignedIn signedIn;
    private final AsyncCache<Key, Tile> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Tile tile) -> tile.weight())
            .buildAsync();

    Tiles(TileSource source, Versions versions, SignedIn signedIn) {
        this.source = source;
        this.versions = versions;
        this.signedIn = signedIn;
    }

    // rows differ by scope; attributes do not: no permission shows or hides a column of a tile
    private record Key(
            String scope,
            String view,
            TileCoordinate at,
            @Nullable Integer year,
            long version) {}

    /**
     * The tile of a collection.
     *
     * @param year year of the per-mu figures; null = the newest closed one
     * @throws Problem 503 when it takes longer than five seconds to encode
     */
    public Tile get(PublishedView view, TileCoordinate at, @Nullable Integer year) {
        Scope scope = signedIn.scope();
        Versions.Version version = versions.get(view);
        // the closed year's figures stand in the tile table and need no join
        Integer other = Objects.equals(year, version.closedYear()) ? null : year;
        Integer shown = year == null ? version.closedYear() : year;
        Key key = new Key(scope.cacheKey(), view.id(), at, shown, version.number());
        CompletableFuture<Tile> own = new CompletableFuture<>();
        CompletableFuture<Tile> others = cache.asMap().putIfAbsent(key, own);
        if (others != null) {
            return await(others);
        }
        try {
            own.complete(Tile.of(source.read(scope, view, at, other)));
        } catch (QueryTimeoutException e) {
            own.completeExceptionally(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "tile-too-slow"));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        }
        return await(own);
    }

    private static Tile await(CompletableFuture<Tile> tile) {
        try {
            return tile.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

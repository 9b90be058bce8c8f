package org.mumap.server.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.basemap.BaseMapStore;
import org.mumap.server.published.basemap.Fetch;
import org.mumap.server.published.basemap.Hosts;
import org.mumap.server.published.basemap.KeptBaseMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The base maps of the settings and those that an administrator keeps. The server asks for their tiles, so that a key is never shown, a
 * browser needs no way out, the content security policy stays at {@code 'self'}, and only the hosts named are ever asked; redirects
 * are not followed. Without any nothing is asked of anybody.
 */
@Component
public class BaseMaps {

    private static final Logger LOG = LoggerFactory.getLogger(BaseMaps.class);
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");
    private static final int MOST_TILE_BYTES = 2 << 20;
    private static final long MOST_CACHED_BYTES = 32L << 20;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final List<KeptBaseMap> settings;
    private final Hosts hosts;
    private final LoadingCache<String, List<KeptBaseMap>> stored;
    private final Cache<URI, Image> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_CACHED_BYTES)
            .weigher((URI address, Image image) -> image.bytes().length + 256)
            .expireAfterWrite(KEPT)
            .build();

    @Autowired
    BaseMaps(PublishedSettings settings, BaseMapStore store, Hosts hosts) {
        this(settings, store::list, hosts);
    }

    BaseMaps(PublishedSettings settings, Supplier<List<KeptBaseMap>> store, Hosts hosts) {
        this.settings = settings.baseMaps().stream().map(BaseMaps::ofSettings).toList();
        this.hosts = hosts;
        this.stored = Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> store.get());
        this.settings.stream().filter(map -> !map.usable()).findFirst().ifPresent(map -> {
            throw unusable(map.id());
        });
    }

    private static KeptBaseMap ofSettings(PublishedSettings.BaseMap map) {
        return new KeptBaseMap(
                map.id(),
                map.name(),
                map.nameEn(),
                map.url(),
                "",
                map.key(),
                map.attribution(),
                map.maxZoom(),
                List.of(),
                true);
    }

    /**
     * A tile of a base map.
     *
     * @param bytes the image
     * @param mediaType its type
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the response, never compared
    public record Image(byte[] bytes, String mediaType) {}

    /**
     * A base map as users see it.
     *
     * @param labels whether there are tiles of the names over it
     */
    public record Offered(String id, String name, String nameEn, boolean labels, String attribution, int maxZoom) {}

    /** All that are offered: those of the settings in their order, then those kept in the program. */
    public List<Offered> list() {
        return maps().stream()
                .map(map -> new Offered(
                        map.id(),
                        map.name(),
                        map.nameEn(),
                        !map.labelsUrl().isEmpty(),
                        map.attribution(),
                        map.maxZoom()))
                .toList();
    }

    private List<KeptBaseMap> maps() {
        return Stream.concat(settings.stream(), kept().filter(KeptBaseMap::enabled))
                .toList();
    }

    // what the settings name goes before what was entered under the same id
    private Stream<KeptBaseMap> kept() {
        return Objects.requireNonNull(stored.get("")).stream().filter(map -> !isOfSettings(map.id()));
    }

    /** Whether the settings have a base map of that id. */
    public boolean isOfSettings(String id) {
        return settings.stream().anyMatch(map -> map.id().equals(id));
    }

    /** What an administrator has changed is offered at once. */
    public void forget() {
        stored.invalidateAll();
    }

    /**
     * A tile.
     *
     * @param labels whether of the names over the map
     * @throws Problem 404 when there is no such map or tile, 502 when its service does not give it
     */
    public Image get(String id, boolean labels, TileCoordinate at) {
        KeptBaseMap map = maps().stream()
                .filter(each -> each.id().equals(id))
                .filter(each -> !labels || !each.labelsUrl().isEmpty())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-base-map", id));
        return tile(map, labels, at);
    }

    /** A tile of a map that may not be offered yet, for trying it. */
    public Image tile(KeptBaseMap map, boolean labels, TileCoordinate at) {
        if (!map.has(at.z())) {
            throw Problem.notFound("no-such-tile", at.z(), at.y(), at.x());
        }
        URI address = map.address(labels, at.z(), at.x(), at.y());
        Optional<Image> known = Optional.ofNullable(cache.getIfPresent(address));
        if (known.isPresent()) {
            return known.get();
        }
        // the settings file belongs to whoever runs the machine; what is entered in the program is looked at once more
        if (!isOfSettings(map.id())) {
            hosts.require(address);
        }
        Image image = fetch(map, address);
        cache.put(address, image);
        return image;
    }

    private static Image fetch(KeptBaseMap map, URI address) {
        try {
            Fetch.Answer answer = Fetch.get(address, "image/*", MOST_TILE_BYTES);
            if (answer.status() == HttpStatus.NOT_FOUND.value()) {
                throw Problem.notFound("http-404");
            }
            if (answer.status() != HttpStatus.OK.value()
                    || !IMAGES.contains(answer.mediaType())
                    || answer.bytes().length == 0) {
                throw away(map, answer.status() + " " + answer.mediaType());
            }
            return new Image(answer.bytes(), answer.mediaType());
        } catch (Fetch.Away e) {
            throw away(map, String.valueOf(e.getMessage()));
        }
    }

    // the address holds the key, so neither the log nor the answer names it
    private static Problem away(KeptBaseMap map, String why) {
        LOG.warn("Base map {} does not answer: {}", map.id(), why);
        return new Problem(HttpStatus.BAD_GATEWAY, "base-map-away", map.name().isEmpty() ? map.id() : map.name());
    }

    private static IllegalStateException unusable(String id) {
        return new IllegalStateException(
                "mumap.base-maps: 底图 " + id
                        + " 的编号或地址不可用:编号用小写字母、数字、连字符,地址形如 https://主机/{z}/{x}/{y}?tk={key}"
                        + " / The id or address of base map " + id
                        + " is not usable: id of small letters, digits and hyphens, address like https://host/{z}/{x}/{y}?tk={key}");
    }
}

package org.mumap.server.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The configured base maps. The server asks for their tiles, so that a key is never shown, a browser needs no way out, and only
 * the hosts of the settings are ever asked; redirects are not followed. Without settings nothing is asked of anybody.
 */
@Component
public class BaseMaps {

    private static final Logger LOG = LoggerFactory.getLogger(BaseMaps.class);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");
    private static final int MOST_TILE_BYTES = 2 << 20;
    private static final long MOST_CACHED_BYTES = 32L << 20;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);

    private final List<PublishedSettings.BaseMap> maps;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Cache<String, Image> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_CACHED_BYTES)
            .weigher((String key, Image image) -> image.bytes().length + 256)
            .expireAfterWrite(KEPT)
            .build();

    BaseMaps(PublishedSettings settings) {
        this.maps = List.copyOf(settings.baseMaps());
        maps.forEach(BaseMaps::refuseUnusable);
    }

    /**
     * A tile of a base map.
     *
     * @param bytes the image
     * @param mediaType its type
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the response, never compared
    public record Image(byte[] bytes, String mediaType) {}

    /** All configured base maps, in the order of the settings. */
    public List<PublishedSettings.BaseMap> list() {
        return maps;
    }

    /**
     * A tile.
     *
     * @throws Problem 404 when there is no such map or tile, 502 when its service does not give it
     */
    public Image get(String id, TileCoordinate at) {
        PublishedSettings.BaseMap map = maps.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-base-map", id));
        if (at.z() > map.maxZoom()) {
            throw Problem.notFound("no-such-tile", at.z(), at.y(), at.x());
        }
        String key = id + "/" + at.z() + "/" + at.x() + "/" + at.y();
        Optional<Image> known = Optional.ofNullable(cache.getIfPresent(key));
        if (known.isPresent()) {
            return known.get();
        }
        Image image = fetch(map, at);
        cache.put(key, image);
        return image;
    }

    private Image fetch(PublishedSettings.BaseMap map, TileCoordinate at) {
        HttpRequest request = HttpRequest.newBuilder(address(map, at.z(), at.x(), at.y()))
                .header("User-Agent", "MuMap")
                .header("Accept", "image/*")
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(more -> take(more, bytes))));
        try {
            return image(map, answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS), bytes.toByteArray());
        } catch (ExecutionException e) {
            throw away(map, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw away(map, "timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw away(map, "interrupted");
        }
    }

    private static void take(byte[] part, ByteArrayOutputStream bytes) {
        if (bytes.size() + part.length > MOST_TILE_BYTES) {
            throw new IllegalStateException("larger than " + MOST_TILE_BYTES + " bytes");
        }
        bytes.writeBytes(part);
    }

    private static Image image(PublishedSettings.BaseMap map, HttpResponse<?> answer, byte[] bytes) {
        if (answer.statusCode() == HttpStatus.NOT_FOUND.value()) {
            throw Problem.notFound("http-404");
        }
        String type = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .trim()
                .toLowerCase(Locale.ROOT);
        if (answer.statusCode() != HttpStatus.OK.value() || !IMAGES.contains(type) || bytes.length == 0) {
            throw away(map, answer.statusCode() + " " + type);
        }
        return new Image(bytes, type);
    }

    // the address holds the key, so neither the log nor the answer names it
    private static Problem away(PublishedSettings.BaseMap map, String why) {
        LOG.warn("Base map {} does not answer: {}", map.id(), why);
        return new Problem(HttpStatus.BAD_GATEWAY, "base-map-away", map.name().isEmpty() ? map.id() : map.name());
    }

    private static URI address(PublishedSettings.BaseMap map, int z, int x, int y) {
        return URI.create(map.url()
                .replace("{z}", Integer.toString(z))
                .replace("{x}", Integer.toString(x))
                .replace("{y}", Integer.toString(y))
                .replace("{key}", URLEncoder.encode(map.key(), StandardCharsets.UTF_8)));
    }

    private static void refuseUnusable(PublishedSettings.BaseMap map) {
        URI address;
        URI other;
        try {
            address = address(map, 1, 0, 1);
            other = address(map, 12, 34, 56);
        } catch (IllegalArgumentException e) {
            throw unusable(map);
        }
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        boolean oneHost =
                address.getAuthority() != null && address.getAuthority().equals(other.getAuthority());
        boolean moves =
                !address.equals(other) && map.url().contains("{z}") && map.url().contains("{x}");
        if (!ID.matcher(map.id()).matches()
                || !web
                || !oneHost
                || !moves
                || map.url().contains("{s}")) {
            throw unusable(map);
        }
    }

    private static IllegalStateException unusable(PublishedSettings.BaseMap map) {
        return new IllegalStateException(
                "mumap.base-maps: 底图 " + map.id()
                        + " 的编号或地址不可用:编号用小写字母、数字、连字符,地址形如 https://主机/{z}/{x}/{y}?tk={key}"
                        + " / The id or address of base map " + map.id()
                        + " is not usable: id of small letters, digits and hyphens, address like https://host/{z}/{x}/{y}?tk={key}");
    }
}

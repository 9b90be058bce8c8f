package org.mumap.server.published.basemap;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A base map with everything that asking for its tiles needs. Its key never leaves the server.
 *
 * @param id name in addresses: small letters, digits, hyphens
 * @param name Chinese name
 * @param nameEn English name, may be empty
 * @param url address of a tile with {@code {z}}, {@code {x}}, {@code {y}} and, where needed, {@code {key}}
 * @param labelsUrl address of a tile of the names over it, may be empty
 * @param key key of the service
 * @param attribution who made the map, with its approval number (审图号)
 * @param maxZoom last zoom that the service has
 * @param tileMatrices names of the tile matrices by zoom; empty where they are the plain numbers
 * @param enabled whether it is offered
 */
public record KeptBaseMap(
        String id,
        String name,
        String nameEn,
        String url,
        String labelsUrl,
        String key,
        String attribution,
        int maxZoom,
        List<String> tileMatrices,
        boolean enabled) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public KeptBaseMap {
        tileMatrices = List.copyOf(tileMatrices);
    }

    /** The address of a tile, of the names over the map or of the map itself. */
    public URI address(boolean labels, int z, int x, int y) {
        return address(labels ? labelsUrl : url, z, x, y);
    }

    private URI address(String template, int z, int x, int y) {
        String matrix = z < tileMatrices.size() ? tileMatrices.get(z) : Integer.toString(z);
        return URI.create(template.replace("{z}", URLEncoder.encode(matrix, StandardCharsets.UTF_8))
                .replace("{x}", Integer.toString(x))
                .replace("{y}", Integer.toString(y))
                .replace("{key}", URLEncoder.encode(key, StandardCharsets.UTF_8)));
    }

    /** Whether it has tiles of that zoom. */
    public boolean has(int z) {
        return z <= maxZoom && (z >= tileMatrices.size() || !tileMatrices.get(z).isEmpty());
    }

    /** Whether its id can stand in an address and its tiles come from one host each. */
    public boolean usable() {
        return ID.matcher(id).matches() && tiled(url) && (labelsUrl.isEmpty() || tiled(labelsUrl));
    }

    private boolean tiled(String template) {
        if (!template.contains("{z}") || !template.contains("{x}") || template.contains("{s}")) {
            return false;
        }
        try {
            URI one = address(template, 1, 0, 1);
            URI other = address(template, 12, 34, 56);
            return one.getScheme() != null
                    && SCHEMES.contains(one.getScheme())
                    && one.getHost() != null
                    && one.getUserInfo() == null
                    && one.getAuthority().equals(other.getAuthority())
                    && !one.equals(other);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

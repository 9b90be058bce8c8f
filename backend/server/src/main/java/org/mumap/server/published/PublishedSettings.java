package org.mumap.server.published;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county sets about its published layers, under {@code mumap.*}.
 *
 * @param allowSlowScope whether the server may start although the scope keeps the spatial index out (a database whose superuser
 *     does not mark {@code geometry_overlaps} leakproof): maps then answer slowly
 * @param baseUrl address under which users reach the server, {@code https://map.example.gov.cn}; empty = as the request says
 * @param baseMaps base maps that the server fetches for its users; none by default
 */
@ConfigurationProperties("mumap")
public record PublishedSettings(
        @DefaultValue("false") boolean allowSlowScope,
        @DefaultValue("") String baseUrl,
        @DefaultValue List<BaseMap> baseMaps) {

    /**
     * One base map.
     *
     * @param id name in addresses: letters, digits and hyphens
     * @param name Chinese name
     * @param nameEn English name
     * @param url address of a tile with {@code {z}}, {@code {x}}, {@code {y}} and, where needed, {@code {key}}
     * @param key key of the service, never shown
     * @param attribution who made the map, shown on it
     * @param maxZoom last zoom that the service has
     */
    public record BaseMap(
            String id,
            String name,
            @DefaultValue("") String nameEn,
            String url,
            @DefaultValue("") String key,
            @DefaultValue("") String attribution,
            @DefaultValue("18") int maxZoom) {}
}

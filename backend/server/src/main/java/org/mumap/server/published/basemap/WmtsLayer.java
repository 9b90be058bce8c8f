package org.mumap.server.published.basemap;

import java.util.List;

/**
 * A layer of a WMTS, ready to be kept as a base map.
 *
 * @param layer its identifier
 * @param title its title
 * @param url address of a tile with {@code {z}}, {@code {x}}, {@code {y}}; empty when it cannot be used
 * @param maxZoom last zoom
 * @param tileMatrices names of its tile matrices by zoom
 * @param hindrance {@code matrix} when it has no tiles in Web Mercator, {@code host} when they lie on a host that was not named;
 *     empty when it can be used
 */
public record WmtsLayer(
        String layer, String title, String url, int maxZoom, List<String> tileMatrices, String hindrance) {}

package org.mumap.server.published;

import java.util.List;
import java.util.Optional;

/**
 * A collection: one view of the schema {@code published}. Its first column is {@code id} (a number, the feature id of tiles), its
 * second the key (a text, the feature id of OGC API Features); {@code geom} is EPSG:4490, {@code geom_3857} its copy for tiles.
 *
 * @param id name of the view
 * @param title title from the view's comment
 * @param description what it holds, from the view's comment
 * @param key name of the key column
 * @param properties columns shown, the key first
 * @param geometryType type of the geometry: {@code MultiPolygon}, {@code Geometry} …
 * @param tiles what tiles carry
 * @param fingerprint changes with the view's definition
 */
public record PublishedView(
        String id,
        Words title,
        Words description,
        String key,
        List<Property> properties,
        String geometryType,
        TileRule tiles,
        String fingerprint) {

    /**
     * What tiles of the collection carry, from the line {@code tiles from z…: …} of the view's comment.
     *
     * @param fromZoom first zoom with features; below it tiles are empty
     * @param pointsBelowZoom below this zoom a feature is drawn as one point inside it; 0 = never
     * @param properties properties of a feature beside its id
     */
    public record TileRule(int fromZoom, int pointsBelowZoom, List<Property> properties) {}

    /** The property of that name, if there is one. */
    public Optional<Property> findProperty(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    /** The view as SQL writes it. */
    String from() {
        return "published.\"" + id + '"';
    }

    /** The key as SQL writes it. */
    String keyColumn() {
        return '"' + key + '"';
    }
}

package org.mumap.server.published;

import java.util.List;
import java.util.Optional;
import org.mumap.server.published.filter.Queryables;

/**
 * A collection: one view of the schema {@code published}, or its like in {@code published_at}, which shows other days. Its first column is {@code id} (a number, the feature id of tiles), its
 * second the key (a text, the feature id of OGC API Features); {@code geom} is EPSG:4490, {@code geom_3857} its copy for tiles.
 *
 * @param schema schema of the view
 * @param id name of the view
 * @param title title from the view's comment
 * @param description what it holds, from the view's comment
 * @param key name of the key column
 * @param properties columns shown, the key first
 * @param shape title of the shape, from the column's comment
 * @param geometryType type of the geometry: {@code MultiPolygon}, {@code Geometry} …
 * @param tiles what tiles carry
 * @param fingerprint changes with the view's definition
 */
public record PublishedView(
        String schema,
        String id,
        Words title,
        Words description,
        String key,
        List<Property> properties,
        Words shape,
        String geometryType,
        TileRule tiles,
        String fingerprint) {

    /** Name of the shape in filters and schemas. */
    public static final String SHAPE = "geom";

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

    /** What that name stands for in a filter: a property, or the shape by the name {@value #SHAPE}. */
    Optional<Queryables.Queryable> findQueryable(String name) {
        if (name.equals(SHAPE)) {
            return Optional.of(new Queryables.Queryable(SHAPE, SHAPE, Queryables.ValueType.SHAPE));
        }
        return findProperty(name)
                .map(property -> new Queryables.Queryable(
                        name, property.column(), property.type().inFilters()));
    }

    /** The view as SQL writes it. */
    String from() {
        return schema + ".\"" + id + '"';
    }

    /** The key as SQL writes it. */
    String keyColumn() {
        return '"' + key + '"';
    }
}

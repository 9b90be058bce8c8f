package org.mumap.server.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which features of a collection are asked for. The conditions are SQL made of catalogue names and fixed words; every value that
 * a caller gave is a parameter.
 *
 * @param view collection
 * @param conditions all must hold
 * @param parameters values by parameter name
 * @param year year of the per-mu figures; null = the newest closed one
 */
public record FeatureQuery(
        PublishedView view,
        List<String> conditions,
        Map<String, Object> parameters,
        @Nullable Integer year) {

    /** All features of a collection. */
    public static FeatureQuery all(PublishedView view) {
        return new FeatureQuery(view, List.of(), Map.of(), null);
    }

    /** The conditions as SQL. */
    String where() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** Collects conditions and numbers their parameters. */
    public static final class Builder {

        private final PublishedView view;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        /** For a collection. */
        public Builder(PublishedView view) {
            this.view = view;
        }

        PublishedView view() {
            return view;
        }

        /** Keeps a value; returns the name by which SQL refers to it. */
        String bind(Object value) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }

        void add(String condition) {
            conditions.add(condition);
        }

        /** The property has this value. */
        public Builder whereEqual(Property property, String value) {
            add(property.column() + " = " + bind(property.parse(value)));
            return this;
        }

        /** The shape meets one of the boxes. */
        public Builder whereMeets(List<BoundingBox> boxes) {
            add("(" + String.join(" or ", boxes.stream().map(this::meets).toList()) + ")");
            return this;
        }

        /** The filter holds (see {@link FilterTranslator}). */
        public Builder whereFilter(String filter) {
            add(new FilterTranslator(this).translate(filter));
            return this;
        }

        // && alone may use the index before the scope is known; st_intersects then judges the shape itself
        String meets(BoundingBox box) {
            String envelope = "st_makeenvelope(%s, %s, %s, %s, 4490)"
                    .formatted(bind(box.west()), bind(box.south()), bind(box.east()), bind(box.north()));
            return "(geom && %1$s and st_intersects(geom, %1$s))".formatted(envelope);
        }

        /** The query; figures of the year, or of the newest closed one when null. */
        public FeatureQuery build(@Nullable Integer year) {
            return new FeatureQuery(view, List.copyOf(conditions), Map.copyOf(parameters), year);
        }
    }
}

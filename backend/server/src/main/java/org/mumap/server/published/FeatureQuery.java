package org.mumap.server.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.mumap.server.published.filter.Cql2;
import org.mumap.server.published.filter.FilterSql;
import org.mumap.server.published.filter.FilterValues;
import org.mumap.server.published.filter.Places;
import org.mumap.server.published.filter.Queryables;

/**
 * Which features of a collection are asked for. The conditions are SQL made of catalogue names and fixed words; every value that
 * a caller gave is a parameter.
 *
 * @param view collection
 * @param conditions all must hold
 * @param parameters values by parameter name
 * @param year year of the per-mu figures; null = the newest closed one
 * @param days other days than today, of a view that shows them; null = as valid now
 */
public record FeatureQuery(
        PublishedView view,
        List<String> conditions,
        Map<String, Object> parameters,
        @Nullable Integer year,
        @Nullable Days days) {

    /** All features of a collection. */
    public static FeatureQuery all(PublishedView view) {
        return new FeatureQuery(view, List.of(), Map.of(), null, null);
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
        private @Nullable Days days;

        /** For a collection. */
        public Builder(PublishedView view) {
            this.view = view;
        }

        // keeps a value; gives the name by which SQL refers to it
        private String bind(Object value) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }

        /** The property has this value. */
        public Builder whereEqual(Property property, String value) {
            conditions.add(property.column() + " = " + bind(property.parse(value)));
            return this;
        }

        /** The shape meets this one (EPSG:4490). && alone may use the index before the scope is known. */
        public Builder whereMeets(Geometry shape) {
            String bound = "st_geomfromtext(" + bind(new WKTWriter(2).write(shape)) + ", 4490)";
            conditions.add("(geom && %1$s and st_intersects(geom, %1$s))".formatted(bound));
            return this;
        }

        /** The day in this property is one of these. */
        public Builder whereWithin(Property property, Days within) {
            conditions.add("%s between cast(%s as date) and %s"
                    .formatted(property.column(), bind(within.firstText()), bind(within.last())));
            return this;
        }

        /** As it stood on other days; the view is one that shows them. */
        public Builder on(Days others) {
            this.days = others;
            return this;
        }

        /**
         * The filter holds.
         *
         * @param language {@link Cql2#TEXT} or {@link Cql2#JSON}
         * @param places from the filter's reference system
         * @param dayOf the day of an instant
         */
        public Builder whereFilter(String language, String filter, Places places, FilterValues.Days dayOf) {
            conditions.add(new FilterSql(names(), places, this::bind, dayOf).write(Cql2.read(language, filter)));
            return this;
        }

        private Queryables names() {
            return new Queryables() {
                @Override
                public String collection() {
                    return view.id();
                }

                @Override
                public Optional<Queryable> find(String name) {
                    return view.findQueryable(name);
                }
            };
        }

        /** The query; figures of the year, or of the newest closed one when null. */
        public FeatureQuery build(@Nullable Integer year) {
            return new FeatureQuery(view, List.copyOf(conditions), Map.copyOf(parameters), year, days);
        }
    }
}

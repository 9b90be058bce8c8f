package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.BoundingBox;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.Property;
import org.mumap.server.published.PublishedView;

/** Reads query parameters strictly: each once, each known, each readable; else a problem (400) that names it. */
final class QueryReader {

    /** Coordinates of features and boxes: longitude, latitude. */
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    static final int DEFAULT_LIMIT = 100;
    static final int MOST = 10_000;

    private static final Set<String> FILTERS =
            Set.of("bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "year", "f");
    private static final Set<String> PAGING = Set.of("limit", "after");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern YEAR = Pattern.compile("(19|20|21)\\d{2}");

    private final Map<String, String> values = new LinkedHashMap<>();

    private QueryReader() {}

    /** The parameters of a request that knows these names only. */
    static QueryReader of(HttpServletRequest request, Set<String> known) {
        QueryReader reader = new QueryReader();
        for (Map.Entry<String, String[]> entry : request.getParameterMap().entrySet()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                throw Problem.badRequest("unknown-parameter", name);
            }
            if (entry.getValue().length != 1 || entry.getValue()[0].chars().anyMatch(c -> c < ' ')) {
                throw Problem.badRequest("unreadable-parameter", name, String.join(", ", entry.getValue()));
            }
            reader.values.put(name, entry.getValue()[0]);
        }
        reader.readFormat();
        return reader;
    }

    /** The parameters of a page of features. */
    static QueryReader ofItems(HttpServletRequest request, PublishedView view) {
        Set<String> known = new java.util.HashSet<>(FILTERS);
        known.addAll(PAGING);
        view.properties().forEach(property -> known.add(property.name()));
        return of(request, known);
    }

    /** The parameters of an export: those of a page without paging. */
    static QueryReader ofExport(HttpServletRequest request, PublishedView view) {
        Set<String> known = new java.util.HashSet<>(FILTERS);
        view.properties().forEach(property -> known.add(property.name()));
        return of(request, known);
    }

    /** Which features are meant. */
    FeatureQuery query(PublishedView view) {
        refuseOther("crs", CRS84, "crs-not-supported");
        refuseOther("bbox-crs", CRS84, "crs-not-supported");
        refuseOther("filter-crs", CRS84, "crs-not-supported");
        refuseOther("filter-lang", "cql2-text", "filter-language-not-supported");
        if (values.containsKey("datetime")) {
            throw Problem.badRequest("datetime-not-supported");
        }
        FeatureQuery.Builder query = new FeatureQuery.Builder(view);
        String bbox = values.get("bbox");
        if (bbox != null) {
            query.whereMeets(BoundingBox.parse(bbox));
        }
        for (Property property : view.properties()) {
            String value = values.get(property.name());
            if (value != null && isFilter(property)) {
                query.whereEqual(property, value);
            }
        }
        String filter = values.get("filter");
        if (filter != null) {
            query.whereFilter(filter);
        }
        return query.build(year());
    }

    private static boolean isFilter(Property property) {
        if (!property.comparable()) {
            throw Problem.badRequest("unknown-parameter", property.name());
        }
        return !FILTERS.contains(property.name());
    }

    /** The year of the per-mu figures, or null when not asked for. */
    @Nullable
    Integer year() {
        String year = values.get("year");
        if (year == null) {
            return null;
        }
        if (!YEAR.matcher(year).matches()) {
            throw Problem.badRequest("bad-year", year);
        }
        return Integer.valueOf(year);
    }

    /** How many features a page has: what is asked for, cut to {@value #MOST}. */
    int limit() {
        String limit = values.get("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!WHOLE.matcher(limit).matches()) {
            throw Problem.badRequest("bad-limit", limit);
        }
        java.math.BigInteger number = new java.math.BigInteger(limit);
        if (number.signum() <= 0) {
            throw Problem.badRequest("bad-limit", limit);
        }
        return number.min(java.math.BigInteger.valueOf(MOST)).intValue();
    }

    /** A parameter as it was written, if it was. */
    java.util.Optional<String> find(String name) {
        return java.util.Optional.ofNullable(values.get(name));
    }

    /** The key after which the page begins, or null. */
    @Nullable
    String after() {
        return values.get("after");
    }

    /** The filters as asked, for the record. */
    Map<String, String> asked() {
        return Map.copyOf(values);
    }

    private void readFormat() {
        String format = values.get("f");
        if (format != null && !format.equals("json")) {
            throw Problem.badRequest("format-not-supported", format);
        }
    }

    private void refuseOther(String name, String only, String code) {
        String value = values.get(name);
        if (value != null && !value.equals(only)) {
            throw Problem.badRequest(code, name, value);
        }
    }
}

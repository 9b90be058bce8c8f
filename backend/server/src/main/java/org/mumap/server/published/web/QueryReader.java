package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.County;
import org.mumap.server.published.Days;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.Property;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.crs.Placing;
import org.mumap.server.published.crs.ServedCrs;
import org.mumap.server.published.filter.Cql2;

/** Reads query parameters strictly: each once, each known, each readable; else a problem (400) that names it. */
final class QueryReader {

    static final int DEFAULT_LIMIT = 100;
    static final int MOST = 100_000;

    private static final Set<String> FILTERS =
            Set.of("bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "year", "f");
    private static final Set<String> PAGING = Set.of("limit", "after");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern YEAR = Pattern.compile("(19|20|21)\\d{2}");
    private static final Pattern COORDINATE = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,20})?([eE][+-]?\\d)?");

    private final Map<String, String> values = new LinkedHashMap<>();

    private QueryReader() {}

    /**
     * Which features are asked for, and how their shapes are given.
     *
     * @param query which
     * @param crs in which reference system
     */
    record Question(FeatureQuery query, ServedCrs crs) {}

    /** The parameters of a request that knows these names only. */
    static QueryReader of(HttpServletRequest request, Set<String> known) {
        QueryReader reader = read(request, known);
        reader.refuseFormatOutside(Set.of(Formats.JSON));
        return reader;
    }

    /** The same for what is to be had as a page for people as well. */
    static QueryReader ofPage(HttpServletRequest request, Set<String> known) {
        QueryReader reader = read(request, known);
        reader.refuseFormatOutside(Set.of(Formats.JSON, Formats.HTML));
        return reader;
    }

    private static QueryReader read(HttpServletRequest request, Set<String> known) {
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
        return reader;
    }

    /** The parameters of a page of features. */
    static QueryReader ofItems(HttpServletRequest request, PublishedView view) {
        Set<String> known = new HashSet<>(FILTERS);
        known.addAll(PAGING);
        view.properties().forEach(property -> known.add(property.name()));
        return ofPage(request, known);
    }

    /** The parameters of an export: those of a page without paging, as valid now, in degrees. */
    static QueryReader ofExport(HttpServletRequest request, PublishedView view) {
        Set<String> known = new HashSet<>(FILTERS);
        view.properties().forEach(property -> known.add(property.name()));
        QueryReader reader = of(request, known);
        if (reader.values.containsKey("datetime")) {
            throw Problem.badRequest("datetime-not-supported");
        }
        String crs = reader.values.get("crs");
        if (crs != null && !crs.equals(ServedCrs.CRS84.uri())) {
            throw Problem.badRequest("crs-not-supported", "crs", crs);
        }
        return reader;
    }

    /** Which features are meant. */
    Question question(PublishedView now, County county) {
        Days days = values.containsKey("datetime") ? new DayReader(county).read(values.get("datetime")) : null;
        PublishedView view = days == null ? now : county.onOtherDays(now);
        FeatureQuery.Builder query = new FeatureQuery.Builder(view);
        if (days != null) {
            onDays(query, view, days, view != now);
        }
        ServedCrs boxCrs = crs("bbox-crs", county);
        String bbox = values.get("bbox");
        if (bbox != null) {
            double[] box = box(bbox);
            query.whereMeets(new Placing(boxCrs).box(box[0], box[1], box[2], box[3]));
        }
        wherePropertiesEqual(query, now, view);
        Placing places = new Placing(crs("filter-crs", county));
        String language = values.getOrDefault("filter-lang", Cql2.TEXT);
        if (!language.equals(Cql2.TEXT) && !language.equals(Cql2.JSON)) {
            throw Problem.badRequest("filter-language-not-supported", "filter-lang", language);
        }
        String filter = values.get("filter");
        if (filter != null) {
            query.whereFilter(language, filter, places, county::dayOf);
        }
        return new Question(query.build(year()), crs("crs", county));
    }

    // a layer that is judged anew each day knows only the day of its judgement
    private static void onDays(FeatureQuery.Builder query, PublishedView view, Days days, boolean past) {
        if (past) {
            query.on(days);
        } else {
            view.findProperty("judged_on").ifPresent(judged -> query.whereWithin(judged, days));
        }
    }

    private ServedCrs crs(String parameter, County county) {
        String uri = values.get(parameter);
        return uri == null ? ServedCrs.CRS84 : county.crs(parameter, uri);
    }

    private void wherePropertiesEqual(FeatureQuery.Builder query, PublishedView now, PublishedView view) {
        for (Property property : now.properties()) {
            String value = values.get(property.name());
            if (value != null && isFilter(property)) {
                Property known = view.findProperty(property.name())
                        .orElseThrow(() -> Problem.badRequest("not-on-other-days", property.name(), view.id()));
                query.whereEqual(known, value);
            }
        }
    }

    private static boolean isFilter(Property property) {
        if (!property.comparable()) {
            throw Problem.badRequest("unknown-parameter", property.name());
        }
        return !FILTERS.contains(property.name());
    }

    /** Two corners; the heights of six numbers do not matter here. */
    private static double[] box(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw Problem.badRequest("bad-bbox", text);
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].trim();
            if (!COORDINATE.matcher(part).matches()) {
                throw Problem.badRequest("bad-bbox", text);
            }
            numbers[i] = Double.parseDouble(part);
        }
        int half = parts.length / 2;
        return new double[] {numbers[0], numbers[1], numbers[half], numbers[half + 1]};
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

    private void refuseFormatOutside(Set<String> formats) {
        String format = values.get("f");
        if (format != null && !formats.contains(format)) {
            throw Problem.badRequest("format-not-supported", format);
        }
    }
}

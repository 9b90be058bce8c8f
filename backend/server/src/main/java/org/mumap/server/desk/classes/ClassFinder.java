package org.mumap.server.desk.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.ClassBreaks;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Classes of the parcels that the caller's scope contains, from the published view. */
@Service
public class ClassFinder {

    /** Values beyond these, the most frequent, are taken together: more colours cannot be told apart. */
    public static final int MOST_VALUES = 8;

    private static final int FEW_AT_A_TIME = 5_000;

    private final JdbcClient jdbc;

    ClassFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for.
     *
     * @param year year of the figures; null for the newest closed one
     * @param method how limits are found; null when they are given
     * @param classes how many are wanted
     * @param limits given limits, {@code 5,10,20}
     */
    public record Wish(
            ClassProperty property,
            @Nullable Integer year,
            ClassBreaks.@Nullable Method method,
            int classes,
            @Nullable String limits) {

        /**
         * @throws Problem (400) when it cannot be done
         */
        public Wish {
            boolean number = property.sort() != ClassProperty.Sort.CATEGORY;
            if (number && method == null && (limits == null || limits.isBlank())) {
                throw Problem.badRequest("unreadable-parameter", "method", "");
            }
            if (classes < ClassBreaks.FEWEST || classes > ClassBreaks.MOST) {
                throw Problem.badRequest("classes-number", ClassBreaks.FEWEST, ClassBreaks.MOST);
            }
        }
    }

    private record Parcel(
            double areaMu,
            String town,
            String park,
            @Nullable Double number,
            @Nullable String word) {}

    /** The classes. */
    @Transactional(readOnly = true)
    public Classes find(Wish wish) {
        ClassProperty property = wish.property();
        boolean ofYear = property.sort() == ClassProperty.Sort.OF_YEAR;
        if (ofYear && wish.year() != null) {
            jdbc.sql("select set_config('mumap.year', :year, true)")
                    .param("year", wish.year().toString())
                    .query(String.class)
                    .single();
        }
        List<Parcel> parcels = parcels(property);
        Integer year = ofYear ? year() : null;
        return property.sort() == ClassProperty.Sort.CATEGORY
                ? byValue(property, parcels)
                : byNumber(wish, year, parcels);
    }

    private @Nullable Integer year() {
        return jdbc.sql("select published.display_year()")
                .query((row, n) -> row.getObject(1, Integer.class))
                .list()
                .get(0);
    }

    /** The values of a property of words in the order of their colours; {@code *} stands for all others. */
    @Transactional(readOnly = true)
    public List<@Nullable String> values(ClassProperty property) {
        return byValue(property, parcels(property)).classes().stream()
                .<@Nullable String>map(Classes.Part::value)
                .toList();
    }

    private List<Parcel> parcels(ClassProperty property) {
        boolean word = property.sort() == ClassProperty.Sort.CATEGORY;
        return jdbc.sql(
                        "select area_mu, coalesce(town, '') as town, coalesce(park_code, '') as park, %s as value from published.parcels"
                                .formatted(property.column()))
                .withFetchSize(FEW_AT_A_TIME)
                .query((row, n) -> {
                    Object value = row.getObject("value");
                    return new Parcel(
                            row.getDouble("area_mu"),
                            row.getString("town"),
                            row.getString("park"),
                            !word && value instanceof Number number ? Double.valueOf(number.doubleValue()) : null,
                            word && value != null ? value.toString() : null);
                })
                .list();
    }

    private static Classes byNumber(Wish wish, @Nullable Integer year, List<Parcel> parcels) {
        double[] values = parcels.stream()
                .map(Parcel::number)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] limits = wish.limits() == null || wish.limits().isBlank()
                ? ClassBreaks.of(
                        values,
                        java.util.Objects.requireNonNull(wish.method()),
                        wish.classes(),
                        wish.property().digits())
                : ClassLimits.parse(wish.limits());
        int classes = values.length == 0 ? 0 : limits.length + 1;
        ToIntFunction<Parcel> classOf = parcel -> {
            Double number = parcel.number();
            return number == null ? classes : ClassBreaks.classOf(number, limits);
        };
        List<@Nullable String> names = new ArrayList<>();
        for (int i = 0; i <= classes; i++) {
            names.add(null);
        }
        return classes(
                wish.property(),
                year,
                values.length == 0 ? List.of() : Arrays.stream(limits).boxed().toList(),
                names,
                classOf,
                parcels,
                Arrays.stream(values).boxed().min(Comparator.naturalOrder()).orElse(null),
                Arrays.stream(values).boxed().max(Comparator.naturalOrder()).orElse(null));
    }

    private static Classes byValue(ClassProperty property, List<Parcel> parcels) {
        Map<String, Long> frequent = parcels.stream()
                .map(Parcel::word)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        List<@Nullable String> names = new ArrayList<>(frequent.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_VALUES)
                .toList());
        boolean others = frequent.size() > names.size();
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        int last = names.size() + (others ? 1 : 0);
        if (others) {
            names.add("*");
        }
        names.add(null);
        ToIntFunction<Parcel> classOf = parcel -> {
            String word = parcel.word();
            return word == null ? last : places.getOrDefault(word, places.size());
        };
        return classes(property, null, List.of(), names, classOf, parcels, null, null);
    }

    private static Classes classes(
            ClassProperty property,
            @Nullable Integer year,
            List<Double> limits,
            List<@Nullable String> names,
            ToIntFunction<Parcel> classOf,
            List<Parcel> parcels,
            @Nullable Double least,
            @Nullable Double most) {
        int[] counts = new int[names.size()];
        double[] areas = new double[names.size()];
        for (Parcel parcel : parcels) {
            int at = classOf.applyAsInt(parcel);
            counts[at]++;
            areas[at] += parcel.areaMu();
        }
        List<Classes.Part> parts = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            parts.add(new Classes.Part(names.get(i), counts[i], areas[i]));
        }
        int last = parts.size() - 1;
        return new Classes(
                property.column(),
                year,
                property.digits(),
                limits,
                List.copyOf(parts.subList(0, last)),
                parts.get(last),
                new Classes.Part(null, parcels.size(), Arrays.stream(areas).sum()),
                least,
                most,
                groups(parcels, Parcel::town, classOf, names.size()),
                groups(parcels, Parcel::park, classOf, names.size()));
    }

    private static List<Classes.Group> groups(
            List<Parcel> parcels, Function<Parcel, String> of, ToIntFunction<Parcel> classOf, int size) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Parcel parcel : parcels) {
            counts.computeIfAbsent(of.apply(parcel), code -> new int[size])[classOf.applyAsInt(parcel)]++;
        }
        return counts.entrySet().stream()
                .map(group -> new Classes.Group(
                        group.getKey(),
                        Arrays.stream(group.getValue()).boxed().toList(),
                        Arrays.stream(group.getValue()).sum()))
                .toList();
    }
}

package org.mumap.server.siting.report;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.rules.siting.Measure;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.PassingLand;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.assembly.AssembledSite;
import org.mumap.server.siting.assembly.Assemblies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sites side by side: single parcels and assembled ones, each judged by the same need. */
@Component
public class Comparisons {

    /** Most sites side by side. */
    public static final int MOST = 4;

    private static final int MOST_PARCELS = 20;
    private static final List<Measure> MEASURES = List.of(
            Measure.ROAD_M,
            Measure.ARTERIAL_ROAD_M,
            Measure.EXPRESS_BY_ROAD_M,
            Measure.POWER_M,
            Measure.WATER_M,
            Measure.SEWAGE_M,
            Measure.GAS_M,
            Measure.POWER_SPARE,
            Measure.SLOPE_DEG,
            Measure.EARTHWORK_M3_PER_MU,
            Measure.IDLE_FLOOR_M2);

    /** Of these more is better, so the worst part is the one with least. */
    private static final Set<Measure> MORE_IS_BETTER = Set.of(Measure.POWER_SPARE, Measure.IDLE_FLOOR_M2);

    private final JdbcClient jdbc;
    private final PassingLand passing;
    private final Assemblies assemblies;
    private final SiteChecks checks;

    Comparisons(JdbcClient jdbc, PassingLand passing, Assemblies assemblies, SiteChecks checks) {
        this.jdbc = jdbc;
        this.passing = passing;
        this.assemblies = assemblies;
        this.checks = checks;
    }

    private record Land(
            String code,
            String name,
            @Nullable String park,
            @Nullable String town,
            BigDecimal areaMu,
            Map<Measure, Double> measures,
            Set<String> readiness,
            Geometry shape) {}

    /**
     * The sites, in the order asked for.
     *
     * @param sites of each site its parcels
     * @throws Problem (400) when there are none or more than {@link #MOST}; (404) naming a parcel not there or not in scope
     */
    @Transactional(readOnly = true)
    public List<SiteSheet> compare(List<List<String>> sites, SiteNeed need) {
        if (sites.isEmpty()
                || sites.size() > MOST
                || sites.stream().anyMatch(s -> s.isEmpty() || s.size() > MOST_PARCELS)) {
            throw Problem.badRequest("comparison-sites", MOST, MOST_PARCELS);
        }
        Set<String> codes = sites.stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Land> land = land(codes);
        codes.stream().filter(code -> !land.containsKey(code)).findFirst().ifPresent(code -> {
            throw Problem.notFound("no-such-parcel", code);
        });
        Map<String, PassingLand.Judged> judged = passing.judge(need, codes);
        return sites.stream()
                .map(site -> site.size() == 1
                        ? single(Objects.requireNonNull(land.get(site.get(0))), judged.get(site.get(0)))
                        : several(
                                site.stream()
                                        .map(land::get)
                                        .map(Objects::requireNonNull)
                                        .toList(),
                                judged))
                .toList();
    }

    private SiteSheet single(Land land, PassingLand.@Nullable Judged judged) {
        SiteVerdict.Ranked ranked = judged == null ? null : judged.ranked();
        return new SiteSheet(
                List.of(land.code()),
                land.name(),
                land.park(),
                land.town(),
                land.areaMu(),
                judged == null ? Set.of() : judged.supply(),
                measures(List.of(land)),
                List.copyOf(land.readiness()),
                ranked == null ? List.of() : ranked.terms(),
                ranked == null ? null : ranked.score(),
                judged == null ? null : judged.rejected(),
                null,
                checks.check(land.shape()),
                land.shape());
    }

    private SiteSheet several(List<Land> parts, Map<String, PassingLand.Judged> judged) {
        AssembledSite site = assemblies.get(parts.stream().map(Land::code).toList());
        Set<String> ready = new LinkedHashSet<>(parts.get(0).readiness());
        parts.forEach(part -> ready.retainAll(part.readiness()));
        Set<SupplyKind> supply = EnumSet.noneOf(SupplyKind.class);
        for (Land part : parts) {
            PassingLand.Judged one = judged.get(part.code());
            if (one != null) {
                supply.addAll(one.supply());
            }
        }
        return new SiteSheet(
                site.parts().stream().map(AssembledSite.Part::code).toList(),
                parts.stream().map(Land::name).collect(Collectors.joining(" + ")),
                parts.get(0).park(),
                parts.get(0).town(),
                site.areaMu(),
                supply,
                measures(parts),
                List.copyOf(ready),
                site.terms(),
                site.score(),
                null,
                site,
                checks.check(site.outline()),
                site.outline());
    }

    private static List<SiteSheet.Measured> measures(List<Land> parts) {
        List<SiteSheet.Measured> measures = new ArrayList<>();
        for (Measure measure : MEASURES) {
            Double worst = null;
            for (Land part : parts) {
                Double value = part.measures().get(measure);
                worst = value == null ? worst : worst == null ? value : worse(measure, worst, value);
            }
            measures.add(new SiteSheet.Measured(measure.column(), worst, measure.unit()));
        }
        return measures;
    }

    private static Double worse(Measure measure, double one, double other) {
        return MORE_IS_BETTER.contains(measure) ? Math.min(one, other) : Math.max(one, other);
    }

    private Map<String, Land> land(Set<String> codes) {
        WKBReader reader = new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
        Map<String, Land> land = new TreeMap<>();
        jdbc.sql(SqlFile.text("siting/report_land.sql"))
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> land(row, reader))
                .list()
                .forEach(one -> land.put(one.code(), one));
        return land;
    }

    private static Land land(ResultSet row, WKBReader reader) throws SQLException {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        for (Measure measure : MEASURES) {
            double value = row.getDouble(measure.column());
            if (!row.wasNull()) {
                measures.put(measure, value);
            }
        }
        Array works = row.getArray("readiness");
        String name = row.getString("name");
        try {
            return new Land(
                    row.getString("parcel_code"),
                    name == null ? row.getString("parcel_code") : name,
                    row.getString("park_code"),
                    row.getString("town"),
                    row.getBigDecimal("area_mu"),
                    measures,
                    works == null ? Set.of() : new LinkedHashSet<>(List.of((String[]) works.getArray())),
                    reader.read(row.getBytes("geom")));
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}

package org.mumap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.mumap.demo.CountyFolder.Feature;
import org.mumap.demo.fabric.GaussKruger;
import org.mumap.rules.code.CreditCode;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.LandUseCode;
import org.mumap.rules.code.ParcelCode;
import org.mumap.rules.code.RealEstateUnitNo;
import org.mumap.rules.code.SupervisionNo;

/** The files as a whole: valid shapes, valid codes, references that resolve, the same bytes twice. */
class DemoCountyTest {
    private static final DemoOptions OPTIONS = new DemoOptions(339922, LocalDate.of(2026, 11, 23), 1);

    @TempDir
    static Path folder;

    private static CountyFolder county;
    private static List<Feature> parcels;
    private static Duration took;

    @BeforeAll
    static void generate() throws IOException {
        Instant start = Instant.now();
        DemoCounty.generate(folder, OPTIONS);
        took = Duration.between(start, Instant.now());
        county = new CountyFolder(folder);
        parcels = county.features("parcels.geojson");
    }

    private static Set<String> codes(List<Feature> features, String key) {
        return features.stream().map(f -> f.get(key)).collect(Collectors.toSet());
    }

    private static Set<String> cells(String file, String column) {
        return county.rows(file).stream().map(r -> r.get(column)).collect(Collectors.toSet());
    }

    private static void assertCoverage(List<Feature> features) {
        Geometry[] shapes = features.stream().map(Feature::shape).toArray(Geometry[]::new);
        for (Feature f : features) {
            assertThat(f.shape().isValid()).as(f.properties().toString()).isTrue();
        }
        assertThat(Arrays.stream(CoverageValidator.validate(shapes)).filter(g -> g != null && !g.isEmpty()))
                .as("edges on which neighbours disagree")
                .isEmpty();
    }

    @Test
    void aCountyIsMadeInSeconds() {
        assertThat(took).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void parcelsAreAValidCoverage() {
        assertCoverage(parcels);
    }

    @Test
    void registeredAreasAreCloseToTheDrawnOnesButForAFew() {
        GaussKruger plane = GaussKruger.zone3(40);
        int off = 0;
        for (Feature p : parcels) {
            Geometry onPlane = p.shape().copy();
            onPlane.apply((CoordinateFilter) c -> c.setCoordinate(plane.toPlane(c.x, c.y)));
            onPlane.geometryChanged();
            double ratio = Double.parseDouble(p.get("registered_area_m2")) / onPlane.getArea();
            assertThat(ratio).as(p.get("parcel_code")).isBetween(0.985, 1.015);
            off += Math.abs(ratio - 1) > 0.005 ? 1 : 0;
        }
        assertThat(off).as("parcels off by more than half a percent").isBetween(10, 150);
    }

    @Test
    void townsAndVillagesAreValidCoverages() {
        List<Feature> areas = county.features("areas.geojson");
        List<Feature> towns =
                areas.stream().filter(a -> a.get("level").equals("TOWN")).toList();
        List<Feature> villages =
                areas.stream().filter(a -> a.get("level").equals("VILLAGE")).toList();
        Feature whole = areas.get(0);

        assertThat(towns).hasSize(12);
        assertThat(villages).hasSizeGreaterThan(90);
        assertCoverage(towns);
        assertCoverage(villages);
        double sum = towns.stream().mapToDouble(t -> t.shape().getArea()).sum();
        assertThat(sum).isCloseTo(whole.shape().getArea(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(codes(villages, "name")).as("village names differ").hasSameSizeAs(villages);
    }

    @Test
    void countsAreAsPromised() {
        long inParks =
                parcels.stream().filter(p -> !p.get("park_code").isEmpty()).count();
        assertThat(parcels.size()).isBetween(19_000, 21_500);
        assertThat(inParks).isBetween(2_300L, 2_800L);
        assertThat(county.rows("enterprises.xlsx")).hasSize(1200);
        assertThat(county.features("projects.geojson")).hasSize(300);
        assertThat(cells("annual_returns.xlsx", "年度")).containsExactlyInAnyOrder("2023", "2024", "2025");
        assertThat(codes(county.features("parks.geojson"), "park_code"))
                .containsExactlyInAnyOrder("P01", "P0101", "P0102", "P02", "P0201", "P03");
    }

    @Test
    void parkLotsHaveTheSizesOfParkLots() {
        List<Double> mu = parcels.stream()
                .filter(p -> !p.get("park_code").isEmpty())
                .map(p -> Double.parseDouble(p.get("registered_area_m2")) * 0.0015)
                .sorted()
                .toList();
        long usual = mu.stream().filter(m -> m >= 8 && m <= 120).count();
        assertThat(usual).isGreaterThan(mu.size() * 9L / 10);
        assertThat(mu.get(mu.size() / 2)).as("median").isBetween(15.0, 30.0);
    }

    @Test
    void everyCodeIsValidAndNoneIsGivenTwice() {
        assertThat(codes(parcels, "parcel_code")).hasSameSizeAs(parcels).allMatch(ParcelCode::isValid);
        assertThat(codes(parcels, "real_estate_unit_no")).allMatch(c -> c.isEmpty() || RealEstateUnitNo.isValid(c));
        assertThat(parcels).allMatch(p -> LandUseCode.isValid(p.get("land_use_scheme"), p.get("land_use_code")));
        List<Map<String, String>> firms = county.rows("enterprises.xlsx");
        assertThat(cells("enterprises.xlsx", "统一社会信用代码")).hasSameSizeAs(firms).allMatch(CreditCode::isValid);
        assertThat(cells("enterprises.xlsx", "企业名称")).hasSameSizeAs(firms);
        assertThat(firms).allMatch(f -> IndustryCode.isValid(f.get("行业分类标准"), f.get("行业代码")));
        assertThat(cells("contracts.xlsx", "受让人代码")).allMatch(CreditCode::isValid);
        assertThat(cells("contracts.xlsx", "电子监管号")).allMatch(SupervisionNo::isValid);
    }

    @Test
    void everyReferenceResolves() {
        Set<String> parcelCodes = codes(parcels, "parcel_code");
        Set<String> parkCodes = codes(county.features("parks.geojson"), "park_code");
        Set<String> firms = cells("enterprises.xlsx", "统一社会信用代码");
        List<Feature> projects = county.features("projects.geojson");
        Set<String> projectCodes = codes(projects, "project_code");
        Set<String> towns = codes(county.features("areas.geojson"), "name");

        for (String file : List.of("contracts.xlsx", "site_states.xlsx", "excluded_periods.xlsx", "occupancies.xlsx")) {
            assertThat(parcelCodes).as(file).containsAll(cells(file, "宗地代码"));
        }
        for (String file : List.of("encumbrances.csv", "project_land.csv")) {
            assertThat(parcelCodes).as(file).containsAll(cells(file, "parcel_code"));
        }
        for (String file : List.of("occupancies.xlsx", "annual_returns.xlsx")) {
            assertThat(firms).as(file).containsAll(cells(file, "统一社会信用代码"));
        }
        assertThat(firms).containsAll(cells("signals.csv", "subject"));
        for (String file : List.of("project_land.csv", "project_nodes.csv", "permits.csv")) {
            assertThat(projectCodes).as(file).containsAll(cells(file, "project_code"));
        }
        for (String file : List.of("project_plans.xlsx", "progress_reports.xlsx")) {
            assertThat(projectCodes).as(file).containsAll(cells(file, "项目代码"));
        }
        assertThat(parcels).allMatch(p -> p.get("park_code").isEmpty() || parkCodes.contains(p.get("park_code")));
        assertThat(towns).containsAll(codes(parcels, "town")).containsAll(codes(projects, "town"));
    }

    @Test
    void someParkLotsTouchEachKindOfControlLineAndMostDoNot() {
        Map<String, Geometry> lines = new HashMap<>();
        for (Feature line : county.features("control_lines.geojson")) {
            assertThat(line.shape().isValid()).as(line.get("line_code")).isTrue();
            lines.merge(line.get("kind"), line.shape(), Geometry::union);
        }
        assertThat(lines.keySet()).containsExactlyInAnyOrder("FARMLAND", "ECOLOGICAL", "URBAN_BOUNDARY", "FLOOD");
        PreparedGeometry farmland = PreparedGeometryFactory.prepare(lines.get("FARMLAND"));
        PreparedGeometry urban = PreparedGeometryFactory.prepare(lines.get("URBAN_BOUNDARY"));
        PreparedGeometry flood = PreparedGeometryFactory.prepare(lines.get("FLOOD"));
        List<Geometry> lots = parcels.stream()
                .filter(p -> !p.get("park_code").isEmpty())
                .map(Feature::shape)
                .toList();
        assertThat(lots.stream().filter(farmland::intersects).count()).isBetween(6L, 120L);
        assertThat(lots.stream().filter(l -> !urban.covers(l)).count()).isBetween(4L, 120L);
        assertThat(lots.stream().filter(flood::intersects).count()).isBetween(4L, 300L);
    }

    @Test
    void buildingsStandInsideTheirParcels() {
        Map<String, Feature> byCode = parcels.stream().collect(Collectors.toMap(p -> p.get("parcel_code"), p -> p));
        List<Feature> buildings = county.features("buildings.geojson");
        assertThat(codes(buildings, "building_code")).hasSameSizeAs(buildings).hasSizeGreaterThan(3000);
        for (Feature building : buildings) {
            assertThat(byCode.get(building.get("parcel_code")).shape().covers(building.shape()))
                    .as(building.get("building_code"))
                    .isTrue();
        }
    }

    @Test
    void keysAreGivenOnce() {
        Map<String, List<String>> keys = new java.util.HashMap<>(Map.of(
                "contracts.xlsx", List.of("合同号", "宗地代码", "分期"),
                "site_states.xlsx", List.of("宗地代码", "核查日期"),
                "excluded_periods.xlsx", List.of("宗地代码", "原因", "起始日"),
                "occupancies.xlsx", List.of("统一社会信用代码", "宗地代码", "用地关系", "起始日"),
                "annual_returns.xlsx", List.of("统一社会信用代码", "年度"),
                "project_plans.xlsx", List.of("项目代码", "年度", "月份"),
                "progress_reports.xlsx", List.of("项目代码", "月份"),
                "project_nodes.csv", List.of("project_code", "node"),
                "holidays.csv", List.of("date")));
        keys.put("expropriations.csv", List.of("batch_no", "town", "observed_on"));
        keys.put("quotas.csv", List.of("quota_no"));
        keys.forEach((file, columns) -> {
            Set<List<String>> seen = new HashSet<>();
            for (Map<String, String> row : county.rows(file)) {
                List<String> key =
                        columns.stream().map(c -> row.getOrDefault(c, "")).toList();
                assertThat(seen.add(key)).as(file + " " + key).isTrue();
            }
        });
    }

    @Test
    void noParcelIsUsedBeyondItsArea() {
        Map<String, Double> used = new HashMap<>();
        Map<String, Feature> byCode = parcels.stream().collect(Collectors.toMap(p -> p.get("parcel_code"), p -> p));
        for (Map<String, String> row : county.rows("occupancies.xlsx")) {
            Feature parcel = byCode.get(row.get("宗地代码"));
            double land = row.containsKey("用地面积")
                    ? Double.parseDouble(row.get("用地面积"))
                    : Double.parseDouble(row.get("建筑面积")) / Double.parseDouble(parcel.get("plot_ratio"));
            used.merge(row.get("宗地代码"), row.get("用地关系").equals("LEASE_OUT") ? -land : land, Double::sum);
        }
        used.forEach((code, land) -> assertThat(land)
                .as(code)
                .isBetween(-0.5, Double.parseDouble(byCode.get(code).get("registered_area_m2")) + 0.5));
    }

    @Test
    void aNeedOfFortyToSixtyMuFindsTenToFortyParcels() {
        long found = parcels.stream()
                .filter(p -> !p.get("supply_state").equals("SUPPLIED")
                        && p.get("land_use_code").startsWith("06"))
                .mapToDouble(p -> Double.parseDouble(p.get("registered_area_m2")) * 0.0015)
                .filter(mu -> mu >= 40 && mu <= 60)
                .count();
        assertThat(found).isBetween(10L, 40L);
    }

    @Test
    void theSameOptionsGiveTheSameBytes(@TempDir Path again) throws IOException {
        DemoCounty.generate(again, OPTIONS);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.mismatch(file, again.resolve(file.getFileName())))
                        .as(file.getFileName().toString())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void anotherSeedAndAnotherDayStayValid(@TempDir Path other) throws IOException {
        DemoCounty.generate(other, new DemoOptions(7, LocalDate.of(2024, 2, 29), 1));
        List<Feature> lots = new CountyFolder(other).features("parcels.geojson");
        assertCoverage(lots);
        assertThat(codes(lots, "parcel_code")).hasSameSizeAs(lots);
        assertThat(lots.get(0).get("parcel_code")).isEqualTo(parcels.get(0).get("parcel_code"));
        assertThat(Files.mismatch(other.resolve("parcels.geojson"), folder.resolve("parcels.geojson")))
                .isNotEqualTo(-1);
    }

    @Test
    void theManifestNamesEveryFileAfterThoseItRefersTo() throws IOException {
        String manifest = Files.readString(folder.resolve("manifest.json"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("manifest.json")))
                    .allMatch(f -> manifest.contains("\"file\":\"" + f + "\""));
        }
        List<String> order =
                List.of("parks", "parcels", "contracts", "enterprises", "occupancies", "projects", "project_land");
        List<Integer> places = order.stream()
                .map(k -> manifest.indexOf("\"kind\":\"" + k + "\""))
                .toList();
        assertThat(places).isSorted().doesNotContain(-1);
    }
}

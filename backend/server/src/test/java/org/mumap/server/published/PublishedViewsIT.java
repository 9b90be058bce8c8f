package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The schema published: commented, scoped, indexed; a start without that is refused")
class PublishedViewsIT {

    static TestDatabase database;

    @BeforeAll
    static void rows() {
        database = TestDatabase.fresh();
        Fixture.load(database);
    }

    @Test
    @DisplayName("A1 the collections of the contract are there, each with title, key, geometry type and two languages")
    void collections() {
        List<PublishedView> views = catalogue(database).list();
        assertThat(views)
                .extracting(PublishedView::id)
                .contains(
                        "parks", "parcels", "idle_candidates", "project_sites", "control_lines", "utilities", "areas");
        assertThat(views).allSatisfy(view -> {
            assertThat(view.title().zh()).isNotEqualTo(view.title().en());
            assertThat(view.description().zh()).isNotEqualTo(view.description().en());
            assertThat(view.properties())
                    .allSatisfy(property -> assertThat(property.title().zh())
                            .as(view.id() + "." + property.name())
                            .isNotBlank()
                            .isNotEqualTo(property.title().en()));
            assertThat(view.key()).endsWith("_code");
            assertThat(view.tiles().properties()).isNotEmpty();
        });
        Property area =
                catalogue(database).get("parcels").findProperty("area_mu").orElseThrow();
        assertThat(area.unit()).isEqualTo("mu");
        assertThat(area.title()).isEqualTo(new Words("面积", "Area"));
    }

    @Test
    @DisplayName("A2 an unset scope sees no row of any view; a park sees its own; the county sees all")
    void scope() throws Exception {
        for (PublishedView view : catalogue(database).list()) {
            assertThat(count(view, "", "", "")).as(view.id()).isZero();
            assertThat(count(view, "county", "", "")).as(view.id()).isPositive();
        }
        PublishedView parcels = catalogue(database).get("parcels");
        assertThat(count(parcels, "county", "", "")).isEqualTo(6401);
        assertThat(count(parcels, "part", "P01,P0101", "")).isEqualTo(2401);
        assertThat(count(parcels, "part", "P0101", "")).isEqualTo(800);
        assertThat(count(parcels, "part", "", "沙河镇")).isEqualTo(3200);
        assertThat(count(parcels, "part", "P99", "")).isZero();
    }

    @Test
    @DisplayName(
            "A3 totals of an area are told only to whom its parcels are shown; the county's are those of all parcels")
    void totals() throws Exception {
        String question =
                "select name || ':' || coalesce(parcels::text, '-') || ':' || coalesce(tax_wan_per_mu::text, '-')"
                        + " from published.areas order by area_code";
        assertThat(ask(question, "county", "", "")).containsExactly("青溪县:6401:12.5", "沙河镇:6400:12.5", "清溪街道:6400:12.5");
        assertThat(ask(question, "part", "P01,P0101", "")).containsExactly("青溪县:-:-", "沙河镇:-:-", "清溪街道:-:-");
        assertThat(ask(question, "part", "", "沙河镇")).containsExactly("青溪县:-:-", "沙河镇:6400:12.5", "清溪街道:-:-");
    }

    @Test
    @DisplayName(
            "A4 per-mu figures are those of the newest closed year, or of the year asked for; a park's include its sub-parks")
    void year() throws Exception {
        String figures =
                "select distinct per_mu_year || ':' || tax_wan_per_mu from published.parcels where tax_wan is not null";
        assertThat(ask(figures, "county", "", "")).containsExactly("2025:12.5");
        assertThat(ask("select set_config('mumap.year', '2023', true); " + figures, "county", "", ""))
                .containsExactly("2023:11.5");
        List<String> parks =
                ask("select park_code || ':' || net_land_mu from published.parks order by 1", "county", "", "");
        List<String> land = ask(
                "select p || ':' || sum(net_land_mu) from published.parcels,"
                        + " unnest(case park_code when 'P0101' then array['P01', 'P0101'] else array[park_code] end) p"
                        + " where p is not null group by p order by 1",
                "county",
                "",
                "");
        assertThat(parks).isEqualTo(land).hasSize(3);
    }

    @Test
    @DisplayName("B1 a database as the migrations make it passes the check of the start")
    void healthy() {
        check(database, false).afterSingletonsInstantiated();
    }

    @Test
    @DisplayName("B2 a view without comment, index or version stops the start and is told the cure")
    void defects() {
        TestDatabase broken = TestDatabase.fresh();
        Fixture.change(
                broken,
                "comment on column published.parks.level is null",
                "drop index live.control_line_geom_3857",
                "delete from live.version where layer = 'areas'");
        assertThatThrownBy(() -> check(broken, false).afterSingletonsInstantiated())
                .hasMessageContaining("comment on column published.parks.level is")
                .hasMessageContaining("create index on live.control_line using gist (geom_3857);")
                .hasMessageContaining("insert into live.version (layer) values ('areas');");
    }

    @Test
    @DisplayName(
            "B3 a view whose box query cannot use its index stops the start with the line for the DBA; a setting lets it start")
    void slow() {
        TestDatabase broken = TestDatabase.fresh();
        Fixture.change(
                broken,
                "insert into live.version (layer) values ('slow')",
                "create view published.slow with (security_invoker) as"
                        + " select id, line_code, geom, geom_3857 from live.control_line offset 0",
                "grant select on published.slow to " + broken.appUser(),
                "comment on view published.slow is '慢 · Slow'",
                "comment on column published.slow.id is '编号 · Id'",
                "comment on column published.slow.line_code is '编号 · Code'",
                "comment on column published.slow.geom is '范围 · Outline'",
                "comment on column published.slow.geom_3857 is '范围 · Outline'");
        assertThatThrownBy(() -> check(broken, false).afterSingletonsInstantiated())
                .hasMessageContaining("slow")
                .hasMessageContaining("alter function geometry_overlaps(geometry, geometry) leakproof;");
        check(broken, true).afterSingletonsInstantiated();
    }

    @Test
    @DisplayName("C1 every SQL file of this room can be prepared by the application's role")
    void prepared() throws Exception {
        Path folder = TestDatabase.root().resolve("backend/server/src/main/resources/published");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".sql")).toList();
        }
        assertThat(files).isNotEmpty();
        try (Connection app = database.app();
                Statement sql = app.createStatement()) {
            for (Path file : files) {
                String text = Files.readString(file);
                assertThat(text).as(file.toString()).contains("-- purpose:").contains("-- columns:");
                sql.execute("prepare q as " + numbered(text));
                sql.execute("deallocate q");
            }
        }
    }

    // parameters as PostgreSQL counts them: a name keeps its number, each question mark gets one of its own
    private static String numbered(String text) {
        Map<String, Integer> numbers = new HashMap<>();
        String body = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Pattern.compile("(?<!:):([a-zA-Z]+)|\\?").matcher(body).replaceAll(found -> {
            String name = found.group(1) == null ? "?" + numbers.size() : found.group(1);
            return "\\$" + numbers.computeIfAbsent(name, key -> numbers.size() + 1);
        });
    }

    static Catalogue catalogue(TestDatabase database) {
        return new Catalogue(JdbcClient.create(source(database)));
    }

    private static StartUpCheck check(TestDatabase database, boolean allowSlowScope) {
        DriverManagerDataSource source = source(database);
        return new StartUpCheck(
                catalogue(database),
                JdbcClient.create(source),
                new DataSourceTransactionManager(source),
                new PublishedSettings(allowSlowScope, "", List.of()));
    }

    private static DriverManagerDataSource source(TestDatabase database) {
        return new DriverManagerDataSource(database.url(), database.appUser(), database.appPassword());
    }

    private static int count(PublishedView view, String scope, String parks, String towns) throws Exception {
        return Integer.parseInt(
                ask("select count(*) from " + view.from(), scope, parks, towns).get(0));
    }

    private static List<String> ask(String question, String scope, String parks, String towns) throws Exception {
        try (Connection app = database.app();
                var settings = app.prepareStatement("select set_config('mumap.scope', ?, true),"
                        + " set_config('mumap.parks', ?, true), set_config('mumap.towns', ?, true)");
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            if (!scope.isEmpty()) {
                settings.setString(1, scope);
                settings.setString(2, parks);
                settings.setString(3, towns);
                settings.execute();
            }
            boolean rows = sql.execute(question);
            List<String> answers = new ArrayList<>();
            if (question.startsWith("select set_config")) {
                rows = sql.getMoreResults();
            }
            assertThat(rows).isTrue();
            ResultSet result = sql.getResultSet();
            while (result.next()) {
                answers.add(result.getString(1));
            }
            return answers;
        }
    }
}

package org.mumap.server.project.visit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.visit.SiteWeek;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.StandardTable;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits of sites: reads them at any two times, counts weeks, enters one. */
@Service
public class Visits {

    private static final String KIND = "site_visits";
    private static final String DISTANCE = SqlFile.text("project/visit_distance.sql");
    private static final int DAYS =
            StandardTable.rule("visit-default", "days_per_week").intValueExact();
    private static final BigDecimal NEAR_M = StandardTable.rule("visit-default", "near_m");
    private static final int LONGEST = 2_000;
    private static final int PLACE_SCALE = 7;

    private final JdbcClient jdbc;
    private final Facts facts;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Visits(JdbcClient jdbc, Facts facts, Ledger ledger, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A visit.
     *
     * @param projectCode the project
     * @param projectName its name
     * @param on day
     * @param visitor who
     * @param via {@code PHONE} on the spot, {@code DESK} entered afterwards
     * @param distanceM metres from the project; null when entered at a desk
     * @param accuracyM accuracy of the position, metres
     * @param note note
     */
    public record Visit(
            String projectCode,
            @Nullable String projectName,
            LocalDate on,
            String visitor,
            String via,
            @Nullable BigDecimal distanceM,
            @Nullable BigDecimal accuracyM,
            @Nullable String note) {}

    /**
     * A week.
     *
     * @param from its Monday
     * @param to its Sunday
     * @param daysPerWeek days on site that the rule asks of each commander
     * @param rule the rule set
     * @param people those who owe most first
     * @param visits the visits that were counted, newest first
     */
    public record Week(
            LocalDate from,
            LocalDate to,
            int daysPerWeek,
            String rule,
            List<SiteWeek.Person> people,
            List<Visit> visits) {}

    /**
     * A visit to be entered.
     *
     * @param visitor who; null for whoever is signed in
     * @param on day; null for today
     * @param lon longitude of the phone; null at a desk
     * @param lat latitude of the phone
     * @param accuracyM accuracy, metres
     * @param note note
     */
    public record Entry(
            @Nullable String visitor,
            @Nullable LocalDate on,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double accuracyM,
            @Nullable String note) {}

    /** All visits up to the day, newest first. */
    @Transactional(readOnly = true)
    public List<Visit> list(Times times) {
        List<Fact> rows = facts.list(jdbc, Kinds.get(KIND), times);
        Map<String, String> names = projects(times).stream()
                .collect(Collectors.toMap(
                        row -> row.requiredText("project_code"), row -> row.requiredText("name"), (one, other) -> one));
        return rows.stream()
                .filter(row -> !row.requiredDate("visited_on").isAfter(times.asOf()))
                .map(row -> visit(row, names))
                .sorted(Comparator.comparing(Visit::on).reversed().thenComparing(Visit::visitor))
                .toList();
    }

    /**
     * The week that holds a day, as it was known.
     *
     * @param day any day of it
     */
    @Transactional(readOnly = true)
    public Week week(LocalDate day, Times times) {
        LocalDate from = SiteWeek.monday(day);
        LocalDate to = from.plusDays(6);
        List<Visit> visits = list(times).stream()
                .filter(visit -> !visit.on().isBefore(from) && !visit.on().isAfter(to))
                .toList();
        List<SiteWeek.Person> people = SiteWeek.of(
                commanders(times),
                visits.stream()
                        .map(visit -> new SiteWeek.Visit(visit.visitor(), visit.projectCode(), visit.on()))
                        .toList(),
                day,
                DAYS);
        return new Week(from, to, DAYS, "visit-default", people, visits);
    }

    // the rule binds the commanders (指挥长,首席责任人) of projects that are under way
    private Set<String> commanders(Times times) {
        return projects(times).stream()
                .filter(row -> !List.of("FULL", "TERMINATED").contains(row.text("stage")))
                .map(row -> row.text("chief"))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
    }

    private List<Fact> projects(Times times) {
        return facts.list(jdbc, Kinds.get("projects"), times);
    }

    private static Visit visit(Fact row, Map<String, String> names) {
        String code = row.requiredText("project_code");
        return new Visit(
                code,
                names.get(code),
                row.requiredDate("visited_on"),
                row.requiredText("visitor"),
                row.requiredText("via"),
                row.number("distance_m"),
                row.number("accuracy_m"),
                row.text("note"));
    }

    /**
     * Enters a visit of a project that is known to be in the caller's scope.
     *
     * @param name name of the project, for the message
     * @throws Problem (400) too far, no place, a day ahead, nobody named; (403) without a position by others than the project office;
     *     (409) when it is entered already
     */
    // what is there already is read in the caller's scope; the ledger writes in the owner's own transaction
    @Transactional(readOnly = true)
    public Visit enter(String code, String name, Entry entry, Account by) {
        LocalDate today = LocalDate.now(clock);
        boolean phone = entry.lon() != null && entry.lat() != null;
        if (!phone && !by.may(Permission.PROJECT)) {
            throw Problem.forbidden("visit-desk");
        }
        LocalDate on = phone || entry.on() == null ? today : entry.on();
        if (on.isAfter(today)) {
            throw Problem.badRequest("day-in-future", on);
        }
        String visitor = entry.visitor() == null || entry.visitor().isBlank()
                ? by.displayName()
                : entry.visitor().strip();
        requireShort("visitor", visitor);
        requireShort("note", entry.note());
        if (list(Times.now(clock)).stream()
                .anyMatch(known -> known.projectCode().equals(code)
                        && known.on().equals(on)
                        && known.visitor().equals(visitor))) {
            throw Problem.conflict("visit-known", on, visitor);
        }
        Map<String, Object> row = new HashMap<>();
        row.put("project_code", code);
        row.put("visited_on", on);
        row.put("visitor", visitor);
        String via = phone ? "PHONE" : "DESK";
        row.put("via", via);
        if (phone) {
            place(row, code, name, entry);
        }
        if (entry.note() != null && !entry.note().isBlank()) {
            row.put("note", entry.note().strip());
        }
        ledger.enter(Kinds.get(KIND), row, on, visitor + " " + on, by.username());
        audit.record(by.username(), "visit.enter", code, "ok", Map.of("visitor", visitor, "via", via));
        return new Visit(
                code,
                name,
                on,
                visitor,
                via,
                (BigDecimal) row.get("distance_m"),
                (BigDecimal) row.get("accuracy_m"),
                (String) row.get("note"));
    }

    private void place(Map<String, Object> row, String code, String name, Entry entry) {
        double lon = Objects.requireNonNull(entry.lon());
        double lat = Objects.requireNonNull(entry.lat());
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            throw Problem.badRequest("photo-place");
        }
        BigDecimal away = distance(code, lon, lat).orElseThrow(() -> Problem.badRequest("visit-no-place"));
        if (away.compareTo(NEAR_M) > 0) {
            throw Problem.badRequest("visit-too-far", name, away.setScale(0, RoundingMode.HALF_UP), NEAR_M);
        }
        row.put("lon", BigDecimal.valueOf(lon).setScale(PLACE_SCALE, RoundingMode.HALF_UP));
        row.put("lat", BigDecimal.valueOf(lat).setScale(PLACE_SCALE, RoundingMode.HALF_UP));
        row.put("distance_m", away.setScale(0, RoundingMode.HALF_UP));
        if (entry.accuracyM() != null && entry.accuracyM() >= 0) {
            row.put("accuracy_m", BigDecimal.valueOf(entry.accuracyM()).setScale(0, RoundingMode.HALF_UP));
        }
    }

    private Optional<BigDecimal> distance(String code, double lon, double lat) {
        return jdbc.sql(DISTANCE)
                .param("code", code)
                .param("lon", lon)
                .param("lat", lat)
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal("metres")))
                .single();
    }

    private static void requireShort(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw Problem.badRequest("text-too-long", field, LONGEST);
        }
    }
}

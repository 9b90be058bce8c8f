package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseStage;
import org.mumap.rules.idle.casework.CaseStanding;
import org.mumap.rules.idle.casework.CaseType;
import org.mumap.rules.idle.casework.FeeSheet;
import org.mumap.rules.idle.casework.NextStep;
import org.mumap.server.idle.OpenCase;
import org.mumap.server.idle.OpenCases;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code live.idle_case} and {@code live.idle_deadline} in step with the acts, in the transaction that changes them or the
 * facts they rest on, and answers lists: from these rows for today, from the acts for any other times.
 */
@Component
public class CaseRows implements OpenCases {

    /** What is not superseded is what is known, even when the clock has not reached the commit's own instant. */
    static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final String LAND = SqlFile.text("idle/case_land.sql");
    private static final String KEYS = SqlFile.text("idle/case_keys.sql");

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final CaseFiles files;
    private final Clock clock;

    CaseRows(JdbcClient jdbc, @Owner JdbcClient owner, CaseFiles files, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.files = files;
        this.clock = clock;
    }

    /** What the register says of the land of a case. */
    private record Land(
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            BigDecimal areaMu,
            List<Double> point) {

        static final Land GONE = new Land(null, null, null, BigDecimal.ZERO, List.of());
    }

    /** Renews the rows of the cases whose land or acts have just changed; part of that transaction, after the judging. */
    @EventListener
    @Order(25)
    void on(FactsChanged change) {
        if (change.any("parcels")) {
            moveScopes();
        }
        if (change.any("idle_acts", "parcels", "contracts", "site_states", "excluded_periods", "encumbrances")) {
            List<CaseKey> touched = owner.sql("""
                            select k.case_id, k.case_no, k.parcel_code
                            from ledger.idle_case k join touched_parcel t using (parcel_code) order by k.case_id
                            """).query((row, n) -> key(row)).list();
            touched.forEach(key -> renew(key, change.today()));
        }
    }

    /** Renews the rows of all open cases for a day: time alone makes things due. Part of the owner's transaction at hand. */
    void renewOpen(LocalDate today) {
        owner.sql("select case_id, case_no, parcel_code from live.idle_case where closed_on is null order by case_id")
                .query((row, n) -> key(row))
                .list()
                .forEach(key -> renew(key, today));
    }

    /** The rows of all cases in scope at those times; must be called inside a transaction, which carries the scope. */
    List<CaseRow> list(Times times) {
        return times.current() ? listStored() : listAt(times);
    }

    @Override
    public Map<String, OpenCase> byParcel(Times times) {
        Map<String, OpenCase> open = new HashMap<>();
        for (CaseRow row : list(times)) {
            if (row.closedOn() == null) {
                open.put(
                        row.parcelCode(),
                        new OpenCase(
                                row.caseId(),
                                row.caseNo(),
                                row.parcelCode(),
                                row.stage(),
                                row.nextAct(),
                                row.nextDueOn()));
            }
        }
        return open;
    }

    /** The row of a case laid open, with what the register says today; inside a transaction, which carries the scope. */
    CaseRow row(OpenFile file) {
        return row(file, lands(jdbc, List.of(file.parcelCode())).getOrDefault(file.parcelCode(), Land.GONE));
    }

    private List<CaseRow> listStored() {
        return jdbc.sql("select * from live.idle_case order by case_id")
                .query((row, n) -> stored(row))
                .list();
    }

    private List<CaseRow> listAt(Times times) {
        List<CaseKey> keys = jdbc.sql(KEYS)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> key(row))
                .list();
        Set<String> parcels = new LinkedHashSet<>();
        keys.forEach(key -> parcels.add(key.parcelCode()));
        Map<String, Land> lands = lands(jdbc, List.copyOf(parcels));
        List<CaseRow> rows = new ArrayList<>();
        for (CaseKey key : keys) {
            OpenFile file = files.open(jdbc, key.parcelCode(), key, times);
            if (file.standing().openedOn() != null) {
                rows.add(row(file, lands.getOrDefault(key.parcelCode(), Land.GONE)));
            }
        }
        return rows;
    }

    private void renew(CaseKey key, LocalDate today) {
        owner.sql("delete from live.idle_case where case_id = :case")
                .param("case", key.caseId())
                .update();
        owner.sql("delete from live.idle_deadline where case_id = :case")
                .param("case", key.caseId())
                .update();
        OpenFile file = files.open(owner, key.parcelCode(), key, new Times(today, END_OF_TIME, true));
        if (file.standing().openedOn() == null) {
            // the opening itself was undone: there is no case, only its number
            return;
        }
        Land land = lands(owner, List.of(key.parcelCode())).getOrDefault(key.parcelCode(), Land.GONE);
        write(row(file, land));
        file.standing().deadlines().forEach(deadline -> write(key, deadline, land));
    }

    private static CaseRow row(OpenFile file, Land land) {
        CaseKey key = file.requireKey();
        CaseStanding standing = file.standing();
        NextStep next = standing.next();
        return new CaseRow(
                key.caseId(),
                key.caseNo(),
                key.parcelCode(),
                land.name(),
                land.parkCode(),
                land.town(),
                standing.holder(),
                Objects.requireNonNullElse(standing.type(), CaseType.NOT_STARTED),
                standing.cause(),
                standing.stage(),
                file.keeper().by(),
                file.keeper().byName(),
                Objects.requireNonNull(standing.openedOn()),
                standing.closedOn(),
                land.areaMu(),
                Optional.ofNullable(standing.fee()).map(FeeSheet::feeWan).orElse(null),
                standing.version(),
                next == null ? null : next.act(),
                next == null ? null : next.dueOn(),
                land.point());
    }

    private void write(CaseRow row) {
        owner.sql("""
                        insert into live.idle_case (case_id, case_no, parcel_code, park_code, town, name, holder_name, type, cause, stage,
                          officer, officer_name, opened_on, closed_on, area_mu, fee_wan, version, next_act, next_due_on, lon, lat)
                        values (:case, :no, :parcel, :park, :town, :name, :holder, :type, :cause, :stage, :officer, :officerName,
                          :opened, :closed, :mu, :fee, :version, :next, :due, :lon, :lat)
                        """)
                .param("case", row.caseId())
                .param("no", row.caseNo())
                .param("parcel", row.parcelCode())
                .param("park", row.parkCode(), java.sql.Types.VARCHAR)
                .param("town", row.town(), java.sql.Types.VARCHAR)
                .param("name", row.name(), java.sql.Types.VARCHAR)
                .param("holder", row.holderName(), java.sql.Types.VARCHAR)
                .param("type", row.type().name())
                .param("cause", name(row.cause()), java.sql.Types.VARCHAR)
                .param("stage", row.stage().name())
                .param("officer", row.officer())
                .param("officerName", row.officerName())
                .param("opened", row.openedOn())
                .param("closed", row.closedOn(), java.sql.Types.DATE)
                .param("mu", row.areaMu())
                .param("fee", row.feeWan(), java.sql.Types.NUMERIC)
                .param("version", row.version())
                .param("next", name(row.nextAct()), java.sql.Types.VARCHAR)
                .param("due", row.nextDueOn(), java.sql.Types.DATE)
                .param("lon", row.point().isEmpty() ? null : row.point().get(0), java.sql.Types.DOUBLE)
                .param("lat", row.point().isEmpty() ? null : row.point().get(1), java.sql.Types.DOUBLE)
                .update();
    }

    private void write(CaseKey key, CaseDeadline deadline, Land land) {
        owner.sql("""
                        insert into live.idle_deadline (case_id, code, from_on, due_on, state, met_on, park_code, town)
                        values (:case, :code, :from, :due, :state, :met, :park, :town) on conflict do nothing
                        """)
                .param("case", key.caseId())
                .param("code", deadline.code().name())
                .param("from", deadline.from())
                .param("due", deadline.dueOn())
                .param("state", deadline.state().name())
                .param("met", deadline.metOn(), java.sql.Types.DATE)
                .param("park", land.parkCode(), java.sql.Types.VARCHAR)
                .param("town", land.town(), java.sql.Types.VARCHAR)
                .update();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    // a parcel that moved to another park or town takes its casework along; acts are moved by the ledger's own scope
    // too
    private void moveScopes() {
        for (String table : List.of(
                "ledger.idle_case",
                "ledger.idle_act",
                "ledger.idle_paper",
                "ledger.idle_evidence",
                "ledger.idle_clearance",
                "casework.field_check")) {
            owner.sql("""
                            update %s v set scope_park = p.park_code, scope_town = p.town
                            from touched_parcel t join live.parcel p using (parcel_code)
                            where v.parcel_code = t.parcel_code
                              and (v.scope_park, v.scope_town) is distinct from (p.park_code, p.town)
                            """.formatted(table)).update();
        }
    }

    private static Map<String, Land> lands(JdbcClient reader, List<String> parcels) {
        Map<String, Land> lands = new HashMap<>();
        reader.sql(LAND)
                .param("codes", parcels.toArray(String[]::new))
                .query((row, n) -> lands.put(
                        row.getString("parcel_code"),
                        new Land(
                                row.getString("name"),
                                row.getString("park_code"),
                                row.getString("town"),
                                row.getBigDecimal("area_mu"),
                                List.of(row.getDouble("lon"), row.getDouble("lat")))))
                .list();
        return lands;
    }

    private static CaseKey key(ResultSet row) throws SQLException {
        return new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code"));
    }

    private static CaseRow stored(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        String next = row.getString("next_act");
        Double lon = row.getObject("lon", Double.class);
        return new CaseRow(
                row.getLong("case_id"),
                row.getString("case_no"),
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                row.getString("holder_name"),
                CaseType.valueOf(row.getString("type")),
                cause == null ? null : CauseCode.valueOf(cause),
                CaseStage.valueOf(row.getString("stage")),
                row.getString("officer"),
                row.getString("officer_name"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getBigDecimal("area_mu"),
                row.getBigDecimal("fee_wan"),
                row.getInt("version"),
                next == null ? null : CaseAct.valueOf(next),
                row.getObject("next_due_on", LocalDate.class),
                lon == null ? List.of() : List.of(lon, row.getDouble("lat")));
    }
}

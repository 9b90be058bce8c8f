package org.mumap.server.supply;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.supply.ApprovalBatch;
import org.mumap.rules.supply.BatchParcel;
import org.mumap.rules.supply.Expropriation;
import org.mumap.rules.supply.Quota;
import org.mumap.rules.supply.SupplyChain;
import org.mumap.rules.supply.SupplyFacts;
import org.mumap.rules.supply.SupplyRuleSet;
import org.mumap.rules.supply.SupplyTable;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The chain of land supply on any two times, and the parcels behind each of its numbers. */
@Service
@Transactional(readOnly = true)
public class SupplyBoard {

    private static final String PARCELS = SqlFile.text("supply/batch_parcels_in_scope.sql");

    private final JdbcClient jdbc;
    private final Facts facts;

    SupplyBoard(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** The chain by batch, town and quota. */
    public SupplyTable table(Times times) {
        Map<String, Map<String, BigDecimal>> towns = towns();
        return SupplyChain.of(
                new SupplyFacts(
                        list("approval_batches", times).stream()
                                .map(row -> batch(row, towns))
                                .toList(),
                        parcels(times),
                        list("expropriations", times).stream()
                                .map(SupplyBoard::expropriation)
                                .toList(),
                        list("quotas", times).stream().map(SupplyBoard::quota).toList()),
                times.asOf(),
                SupplyRuleSet.NATIONAL_2018);
    }

    /**
     * The parcels behind a number, by batch and code.
     *
     * @param batchNo only of that batch, null = of all
     * @param town only of that town, null = of all
     */
    public List<BatchParcel> list(SupplyStage stage, @Nullable String batchNo, @Nullable String town, Times times) {
        return parcels(times).stream()
                .filter(parcel -> batchNo == null || parcel.batchNo().equals(batchNo))
                .filter(parcel -> town == null || town.equals(Objects.requireNonNullElse(parcel.town(), "")))
                .filter(parcel -> stage.holds(parcel, times.asOf()))
                .toList();
    }

    private List<BatchParcel> parcels(Times times) {
        return jdbc.sql(PARCELS)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> new BatchParcel(
                        row.getString("batch_no"),
                        row.getString("parcel_code"),
                        row.getString("town"),
                        row.getBigDecimal("inside_m2"),
                        row.getObject("supplied_on", LocalDate.class),
                        row.getObject("delivered_on", LocalDate.class),
                        row.getObject("started_on", LocalDate.class)))
                .list();
    }

    private Map<String, Map<String, BigDecimal>> towns() {
        Map<String, Map<String, BigDecimal>> towns = new HashMap<>();
        jdbc.sql("select batch_no, town, inside_m2 from live.batch_town").query(row -> {
            towns.computeIfAbsent(row.getString("batch_no"), no -> new HashMap<>())
                    .put(row.getString("town"), row.getBigDecimal("inside_m2"));
        });
        return towns;
    }

    private List<Fact> list(String kind, Times times) {
        return facts.list(jdbc, Kinds.get(kind), times);
    }

    private static ApprovalBatch batch(Fact row, Map<String, Map<String, BigDecimal>> towns) {
        return new ApprovalBatch(
                row.requiredText("batch_no"),
                row.requiredDate("approved_on"),
                row.text("document_no"),
                area(row, "area_m2"),
                row.text("use"),
                towns.getOrDefault(row.requiredText("batch_no"), Map.of()));
    }

    private static Expropriation expropriation(Fact row) {
        return new Expropriation(
                row.requiredText("batch_no"),
                row.requiredText("town"),
                row.requiredDate("observed_on"),
                area(row, "area_m2"),
                area(row, "signed_m2"),
                area(row, "paid_m2"),
                area(row, "cleared_m2"));
    }

    private static Quota quota(Fact row) {
        return new Quota(
                row.requiredText("quota_no"),
                Objects.requireNonNull(row.integer("year")),
                row.text("use"),
                area(row, "area_m2"),
                row.requiredDate("issued_on"));
    }

    private static BigDecimal area(Fact row, String column) {
        return Objects.requireNonNullElse(row.number(column), BigDecimal.ZERO);
    }
}

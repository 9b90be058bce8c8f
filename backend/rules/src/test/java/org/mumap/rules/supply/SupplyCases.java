package org.mumap.rules.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;

/** FEATURE UNDER TEST: the chain of land supply, with examples worked by hand; see {@code cases/supply}. */
class SupplyCases {

    @TestFactory
    Stream<DynamicContainer> supply() {
        return CaseFile.chapters("supply", SupplyCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "why",
                "as_of",
                "batches",
                "parcels",
                "expropriations",
                "quotas",
                "total",
                "recent",
                "rate",
                "below_watch",
                "batch_rows",
                "towns",
                "quota_rows");
        SupplyFacts facts = new SupplyFacts(
                one.rows("batches").stream().map(SupplyCases::batch).toList(),
                one.rows("parcels").stream().map(SupplyCases::parcel).toList(),
                one.rows("expropriations").stream()
                        .map(SupplyCases::expropriation)
                        .toList(),
                one.rows("quotas").stream().map(SupplyCases::quota).toList());
        SupplyTable table = SupplyChain.of(facts, one.date("as_of"), SupplyRuleSet.NATIONAL_2018);
        for (String field : new String[] {"total", "recent"}) {
            if (one.has(field)) {
                CaseFile.assertHolds(
                        field, one.values().get(field), field.equals("total") ? table.total() : table.recent());
            }
        }
        if (one.has("rate")) {
            assertThat(table.total().supplyRate())
                    .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo(one.decimal("rate")));
        }
        if (one.has("below_watch")) {
            assertThat(Boolean.toString(table.rateBelowWatch())).isEqualTo(one.text("below_watch"));
        }
        if (one.has("batch_rows")) {
            CaseFile.assertHolds("batches", one.list("batch_rows"), table.batches());
        }
        if (one.has("quota_rows")) {
            CaseFile.assertHolds("quotas", one.list("quota_rows"), table.quotas());
        }
        Row towns = one.row("towns");
        for (String town : towns.values().keySet()) {
            CaseFile.assertHolds(town, towns.values().get(town), table.byTown().get(town));
        }
    }

    private static ApprovalBatch batch(Row row) {
        row.knows("batch_no", "approved_on", "document_no", "area_m2", "use", "towns");
        Map<String, BigDecimal> towns = new LinkedHashMap<>();
        Row drawn = row.row("towns");
        drawn.values().keySet().forEach(town -> towns.put(town, drawn.decimal(town)));
        return new ApprovalBatch(
                row.text("batch_no"),
                row.date("approved_on"),
                row.text("document_no"),
                row.decimal("area_m2"),
                row.text("use"),
                towns);
    }

    private static BatchParcel parcel(Row row) {
        row.knows("batch_no", "parcel_code", "town", "inside_m2", "supplied_on", "delivered_on", "started_on");
        return new BatchParcel(
                row.text("batch_no"),
                row.text("parcel_code"),
                row.text("town"),
                row.decimal("inside_m2"),
                row.date("supplied_on"),
                row.date("delivered_on"),
                row.date("started_on"));
    }

    private static Expropriation expropriation(Row row) {
        row.knows("batch_no", "town", "observed_on", "area_m2", "signed_m2", "paid_m2", "cleared_m2");
        return new Expropriation(
                row.text("batch_no"),
                row.text("town"),
                row.date("observed_on"),
                row.decimal("area_m2"),
                row.decimal("signed_m2"),
                row.decimal("paid_m2"),
                row.decimal("cleared_m2"));
    }

    private static Quota quota(Row row) {
        row.knows("quota_no", "year", "use", "area_m2", "issued_on");
        return new Quota(
                row.text("quota_no"),
                row.integer("year"),
                row.text("use"),
                row.decimal("area_m2"),
                row.date("issued_on"));
    }
}

package org.mumap.rules.permu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;

/** FEATURE UNDER TEST: yield per mu, with examples worked by hand; see {@code cases/permu}. */
class PerMuCases {

    @TestFactory
    Stream<DynamicContainer> permu() {
        return CaseFile.chapters("permu", PerMuCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "why",
                "year",
                "parcels",
                "firms",
                "occupancies",
                "returns",
                "shares",
                "notes",
                "tables");
        PerMuTable table = PerMu.apportion(
                one.integer("year"),
                one.rows("returns").stream().map(PerMuCases::declared).toList(),
                one.rows("occupancies").stream().map(PerMuCases::occupancy).toList(),
                parcels(one));
        CaseFile.assertSayable(table.notes());
        if (one.has("shares")) {
            CaseFile.assertHolds("shares", one.list("shares"), table.shares());
        }
        if (one.has("notes")) {
            assertThat(table.notes().stream().map(Message::key).toList()).isEqualTo(one.texts("notes"));
        }
        List<Firm> firms = one.rows("firms").stream().map(PerMuCases::firm).toList();
        Row tables = one.row("tables");
        for (String by : tables.values().keySet()) {
            Row expected = tables.row(by).knows("rows", "total");
            PerMuRows rows = table.by(Grouping.valueOf(by), firms);
            if (expected.has("rows")) {
                CaseFile.assertHolds(by, expected.list("rows"), rows.rows());
            }
            if (expected.has("total")) {
                CaseFile.assertHolds(by + " total", expected.values().get("total"), rows.total());
            }
        }
    }

    private static Map<String, ParcelLand> parcels(Row one) {
        return one.rows("parcels").stream()
                .map(PerMuCases::parcel)
                .collect(Collectors.toMap(ParcelLand::parcelCode, Function.identity()));
    }

    private static ParcelLand parcel(Row row) {
        row.knows("parcel_code", "name", "registered_area_m2", "plot_ratio", "park_code", "town");
        return new ParcelLand(
                row.text("parcel_code"),
                row.text("name"),
                row.decimal("registered_area_m2"),
                row.decimal("plot_ratio"),
                row.text("park_code"),
                null,
                row.text("town"));
    }

    private static Firm firm(Row row) {
        row.knows("credit_code", "name", "industry");
        return new Firm(row.text("credit_code"), row.text("name"), row.text("industry"), null);
    }

    private static Occupancy occupancy(Row row) {
        row.knows("credit_code", "parcel_code", "relation", "land_m2", "building_m2", "from_on", "to_on");
        return new Occupancy(
                row.text("credit_code"),
                row.text("parcel_code"),
                row.constant("relation", Relation.class),
                row.decimal("land_m2"),
                row.decimal("building_m2"),
                row.date("from_on"),
                row.date("to_on"));
    }

    private static AnnualReturn declared(Row row) {
        row.knows("credit_code", "year", "output_wan", "value_added_wan", "tax_wan");
        return new AnnualReturn(
                row.text("credit_code"),
                row.has("year") ? row.integer("year") : 2024,
                row.decimal("output_wan"),
                row.decimal("value_added_wan"),
                row.decimal("tax_wan"));
    }
}

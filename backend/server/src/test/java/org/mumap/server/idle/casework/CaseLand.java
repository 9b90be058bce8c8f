package org.mumap.server.idle.casework;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;

/** Four parcels that an officer would take up, with dates counted from the day of the test. */
public final class CaseLand {

    /** Not started for one full year and some months; 沙河镇. */
    public static final String ONE_YEAR = "339922001001GB00001";
    /** Not started for more than two years; mortgaged; 沙河镇. */
    public static final String TWO_YEARS = "339922001001GB00002";
    /** Begun, a tenth developed, stopped for more than a year; 云溪镇. */
    public static final String STOPPED = "339922001001GB00003";
    /** Not started for one full year; the land was delivered too late; 云溪镇. */
    public static final String DELAYED = "339922001001GB00004";

    /** Price of each parcel, 万元; the fee is 240. */
    public static final int PRICE_WAN = 1200;

    private CaseLand() {}

    /** Empties the facts and puts the four parcels there. */
    public static void prepare(TestDatabase database, Ledger ledger, LocalDate today) throws Exception {
        Emptied.facts(database);
        Commit commit = staged -> ledger.commit(staged.ready(database), false, "test");
        commit.of(Staged.of("areas")
                .row(Map.of("area_code", "339922", "level", "COUNTY", "name", "青溪县"), Staged.square(120.4, 28.9, 0.4)));
        commit.of(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        commit.of(Staged.of("parcels")
                .row(parcel(ONE_YEAR, "沙河1号", "沙河镇"), Staged.square(120.6, 29, 0.0014))
                .row(parcel(TWO_YEARS, "沙河2号", "沙河镇"), Staged.square(120.602, 29, 0.0014))
                .row(parcel(STOPPED, "云溪3号", "云溪镇"), Staged.square(120.604, 29, 0.0014))
                .row(parcel(DELAYED, "云溪4号", "云溪镇"), Staged.square(120.606, 29, 0.0014)));
        commit.of(Staged.of("contracts")
                .row(contract("C-1", ONE_YEAR, today.minusMonths(15)))
                .row(contract("C-2", TWO_YEARS, today.minusMonths(30)))
                .row(contract("C-3", STOPPED, today.minusMonths(40)))
                .row(contract("C-4", DELAYED, today.minusMonths(15))));
        commit.of(Staged.of("site_states")
                .row(Map.of(
                        "parcel_code",
                        STOPPED,
                        "observed_on",
                        today.minusMonths(19).toString(),
                        "started_on",
                        today.minusMonths(39).toString(),
                        "stopped_on",
                        today.minusMonths(20).toString(),
                        "should_develop_m2",
                        20000,
                        "developed_m2",
                        2000,
                        "invested_wan",
                        300)));
        commit.of(Staged.of("encumbrances")
                .row(Map.of(
                        "parcel_code",
                        TWO_YEARS,
                        "kind",
                        "MORTGAGE",
                        "holder_name",
                        "青溪农商银行",
                        "from_on",
                        today.minusMonths(28).toString(),
                        "amount_wan",
                        500,
                        "document_no",
                        "抵1")));
    }

    /** Commits what is staged. */
    @FunctionalInterface
    private interface Commit {
        void of(Staged staged) throws Exception;
    }

    private static Map<String, Object> parcel(String code, String name, String town) {
        return Map.of("parcel_code", code, "name", name, "park_code", "P02", "town", town, "registered_area_m2", 20000);
    }

    private static Map<String, Object> contract(String no, String parcel, LocalDate start) {
        Map<String, Object> row = new HashMap<>();
        row.put("contract_no", no);
        row.put("parcel_code", parcel);
        row.put("phase", 1);
        row.put("holder_name", "青溪精工有限公司");
        row.put("kind", "GRANT");
        row.put("signed_on", start.minusYears(1).toString());
        row.put("price_wan", PRICE_WAN);
        row.put("agreed_start_on", start.toString());
        row.put("agreed_completion_on", start.plusYears(2).toString());
        row.put("agreed_investment_wan", 6000);
        return row;
    }
}

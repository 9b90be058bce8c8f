package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.ContractTerms;
import org.mumap.rules.leaving.LandFacts;
import org.mumap.rules.leaving.LandFacts.YearOfLand;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads built land as it stands today, with the rights of the client handed in. */
@Component
class LandReader {

    private static final String LAND = SqlFile.text("leaving/land.sql");
    private static final Set<String> DEVELOPING = Set.of("DEVELOPED", "IN_DEVELOPMENT");
    private static final int FETCH = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A parcel as the lists show it.
     *
     * @param facts what the predicates need
     * @param name its name
     * @param parkCode its park
     * @param town its town
     * @param holderName who holds it
     * @param lon longitude of a point in it
     * @param lat latitude
     */
    record Land(
            LandFacts facts,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String holderName,
            double lon,
            double lat) {}

    /** All of it. */
    List<Land> list(JdbcClient jdbc, LocalDate asOf) {
        return jdbc.sql(LAND.formatted("true"))
                .param("asOf", asOf)
                .query((row, n) -> land(row, asOf))
                .list();
    }

    /**
     * Hands over parcel by parcel, however many there are; call inside a transaction.
     *
     * @param condition which parcels, on {@code p}
     */
    void each(JdbcClient jdbc, LocalDate asOf, String condition, Consumer<Land> then) {
        jdbc.sql(LAND.formatted(condition))
                .withFetchSize(FETCH)
                .param("asOf", asOf)
                .query(row -> {
                    then.accept(land(row, asOf));
                });
    }

    /** One parcel. */
    List<Land> list(JdbcClient jdbc, LocalDate asOf, String parcelCode) {
        return jdbc.sql(LAND.formatted("p.parcel_code = :parcel"))
                .param("asOf", asOf)
                .param("parcel", parcelCode)
                .query((row, n) -> land(row, asOf))
                .list();
    }

    private static Land land(ResultSet row, LocalDate asOf) throws SQLException {
        ContractTerms terms = ContractTerms.of(papers(row.getString("papers")), row.getBigDecimal("m2"), asOf);
        LandFacts facts = new LandFacts(
                row.getString("parcel_code"),
                row.getBigDecimal("mu"),
                DEVELOPING.contains(String.valueOf(row.getString("idle_finding"))),
                idle(row.getString("idle_finding"), row.getString("legal_state")),
                terms.agreedCompletionOn(),
                terms.investmentWan(),
                terms.taxWanPerMu(),
                day(row, "observed_on"),
                day(row, "stopped_on"),
                day(row, "completed_on"),
                day(row, "production_on"),
                row.getBigDecimal("should_develop_m2"),
                row.getBigDecimal("developed_m2"),
                row.getBigDecimal("invested_wan"),
                years(row.getString("years")),
                row.getBigDecimal("held_m2"),
                row.getBigDecimal("leased_out_m2"),
                row.getInt("tenants"),
                row.getInt("tenants_with_returns"));
        return new Land(
                facts,
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                row.getString("holder_name"),
                row.getDouble("lon"),
                row.getDouble("lat"));
    }

    /** Suspected or found idle; what people found to be not idle, or have disposed of, is not. */
    private static boolean idle(@Nullable String finding, @Nullable String legalState) {
        if ("FOUND_IDLE".equals(legalState)) {
            return true;
        }
        boolean settled = "NOT_IDLE".equals(legalState) || "DISPOSED".equals(legalState);
        return !settled && finding != null && finding.startsWith("SUSPECTED");
    }

    private static List<YearOfLand> years(@Nullable String json) {
        List<YearOfLand> years = new ArrayList<>();
        if (json != null) {
            for (JsonNode year : JSON.readTree(json)) {
                years.add(new YearOfLand(
                        year.get("year").asInt(),
                        Mu.ofSquareMetres(new BigDecimal(year.get("m2").asString())),
                        wan(year.get("tax")),
                        wan(year.get("output"))));
            }
        }
        return years;
    }

    private static @Nullable BigDecimal wan(JsonNode fen) {
        return fen.isNull() ? null : Money.wanOfFen(Long.parseLong(fen.asString()));
    }

    private static List<ContractTerms.Paper> papers(@Nullable String json) {
        List<ContractTerms.Paper> papers = new ArrayList<>();
        if (json != null) {
            for (JsonNode paper : JSON.readTree(json)) {
                papers.add(new ContractTerms.Paper(
                        paper.get("no").asString(),
                        paper.get("phase").asInt(),
                        text(paper.get("supplements")),
                        LocalDate.parse(paper.get("signed").asString()),
                        date(paper.get("approved")),
                        text(paper.get("means")),
                        number(paper.get("m2")),
                        null,
                        date(paper.get("completion")),
                        number(paper.get("investment")),
                        number(paper.get("investmentPerMu")),
                        number(paper.get("tax")),
                        null,
                        null));
            }
        }
        return papers;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNull() ? null : new BigDecimal(node.asString());
    }

    private static @Nullable LocalDate date(JsonNode node) {
        return node.isNull() ? null : LocalDate.parse(node.asString());
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}

package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.PublicGroups;
import org.mumap.rules.measure.Mu;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the public may read. Of a firm: name, park and grade. Of a group: how many, and its tax per mu where that tells of nobody
 * alone. Of land: whose, where, how much. No score, no tax of a single firm, no code of a person.
 */
@Component
class PublicText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient owner;

    PublicText(@Owner JdbcClient owner) {
        this.owner = owner;
    }

    private record Firm(
            @Nullable String name,
            String grade,
            @Nullable String park,
            @Nullable String industry,
            @Nullable BigDecimal landM2,
            @Nullable BigDecimal taxWan) {}

    /** The list of a run, grade by grade and by name within. */
    String run(EvaluationResults.Run run) {
        List<Firm> firms = owner.sql("""
                        select r.name, r.grade, r.park_codes[1] as park, r.industry, r.land_m2, r.body, r.unit_code = r.credit_code as lead
                        from ledger.evaluation_result r where r.run_id = :run
                        order by r.grade = 'T', r.grade, r.name, r.credit_code
                        """)
                .param("run", run.id())
                .query((row, n) -> new Firm(
                        row.getString("name"),
                        row.getString("grade"),
                        row.getString("park"),
                        row.getString("industry"),
                        row.getBoolean("lead") ? row.getBigDecimal("land_m2") : null,
                        tax(row.getString("body"))))
                .list();
        JsonText text = new JsonText().open('{');
        text.text("scheme", run.schemeName()).integer("year", run.year());
        text.integer("ranked", run.firms()).integer("excluded", run.excluded());
        text.name("firms").open('[');
        for (Firm firm : firms) {
            text.open('{')
                    .text("name", firm.name())
                    .text("park", firm.park())
                    .text("grade", firm.grade())
                    .close('}');
        }
        text.close(']');
        groups(text, "byPark", firms, true);
        groups(text, "byIndustry", firms, false);
        return text.close('}').toString();
    }

    private static void groups(JsonText text, String name, List<Firm> firms, boolean byPark) {
        List<PublicGroups.Firm> ranked = new ArrayList<>();
        for (Firm firm : firms) {
            if (!firm.grade().equals(EvaluationRuns.NOT_RANKED)) {
                ranked.add(new PublicGroups.Firm(byPark ? firm.park() : firm.industry(), firm.landM2(), firm.taxWan()));
            }
        }
        text.name(name).open('[');
        for (PublicGroups.Group group : PublicGroups.of(ranked)) {
            text.open('{')
                    .text("key", group.key())
                    .integer("firms", group.firms())
                    .integer("counted", group.counted())
                    .number("taxWanPerMu", group.taxWanPerMu())
                    .flag("suppressed", group.suppressed())
                    .close('}');
        }
        text.close(']');
    }

    private static @Nullable BigDecimal tax(String body) {
        for (JsonNode term : JSON.readTree(body).path("terms")) {
            if (term.get("code").asString().equals("TAX_PER_MU")
                    && term.get("numerator").isNumber()) {
                return term.get("numerator").decimalValue();
            }
        }
        return null;
    }

    /** A land list: firm, parcel and areas in mu. */
    String land(long list) {
        JsonText text = new JsonText().open('{').name("lines").open('[');
        owner.sql("select * from ledger.evaluation_land where list_id = :list order by name, credit_code, parcel_code")
                .param("list", list)
                .query((row, n) -> text.open('{')
                        .text("name", row.getString("name"))
                        .text("parcelCode", row.getString("parcel_code"))
                        .text("park", row.getString("park_code"))
                        .plain("ownMu", Mu.ofSquareMetres(row.getBigDecimal("own_m2")))
                        .plain("leasedInMu", Mu.ofSquareMetres(row.getBigDecimal("leased_in_m2")))
                        .plain("occupiedMu", Mu.ofSquareMetres(row.getBigDecimal("occupied_m2")))
                        .plain("leasedOutMu", Mu.ofSquareMetres(row.getBigDecimal("leased_out_m2")))
                        .plain("netMu", Mu.ofSquareMetres(row.getBigDecimal("net_m2")))
                        .close('}'))
                .list();
        return text.close(']').close('}').toString();
    }
}

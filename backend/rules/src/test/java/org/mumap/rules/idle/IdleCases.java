package org.mumap.rules.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;

/** FEATURE UNDER TEST: the idle verdict, case by case; see {@code cases/idle}. */
public class IdleCases {

    @TestFactory
    Stream<DynamicContainer> idle() {
        return CaseFile.chapters("idle", IdleCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "why", "contracts", "sites", "periods", "legal", "on");
        IdleFacts facts = facts(one);
        assertThat(one.rows("on")).as("days judged").isNotEmpty();
        for (Row day : one.rows("on")) {
            LocalDate asOf = day.date("asOf");
            IdleVerdict verdict = IdleRule.judge(facts, asOf);
            for (String key : day.values().keySet()) {
                checkOne(key, day, verdict);
            }
            CaseFile.assertSayable(verdict.explanation());
            CaseFile.assertSayable(verdict.missing());
            assertThat(IdleRule.judge(reversed(facts), asOf))
                    .as("the order of the facts decides nothing")
                    .isEqualTo(verdict);
        }
    }

    private static void checkOne(String key, Row day, IdleVerdict verdict) {
        String where = "on " + verdict.asOf() + " " + key;
        switch (key) {
            case "says" -> assertThat(keys(verdict.explanation())).as(where).containsAll(day.texts(key));
            case "silent" ->
                assertThat(keys(verdict.explanation())).as(where).doesNotContainAnyElementsOf(day.texts(key));
            case "inWords" ->
                day.texts(key)
                        .forEach(text -> assertThat(words(verdict)).as(where).contains(text));
            default ->
                CaseFile.assertHolds(
                        where, Collections.singletonMap(key, day.values().get(key)), verdict);
        }
    }

    private static String words(IdleVerdict verdict) {
        return String.join("\n", MessageTexts.of(Locale.SIMPLIFIED_CHINESE).renderAll(verdict.explanation()))
                + "\n"
                + String.join("\n", MessageTexts.of(Locale.ENGLISH).renderAll(verdict.explanation()));
    }

    private static List<String> keys(List<Message> messages) {
        return messages.stream().map(Message::key).toList();
    }

    private static IdleFacts facts(Row one) {
        return IdleFacts.national(
                "339922001001GB00012",
                one.rows("contracts").stream().map(IdleCases::contract).toList(),
                one.rows("sites").stream().map(IdleCases::site).toList(),
                one.rows("periods").stream().map(IdleCases::period).toList(),
                one.rows("legal").stream().map(IdleCases::legal).toList());
    }

    private static IdleFacts reversed(IdleFacts facts) {
        return new IdleFacts(
                facts.parcelCode(),
                reversed(facts.contracts()),
                reversed(facts.siteStates()),
                reversed(facts.excludedPeriods()),
                reversed(facts.legal()),
                facts.ruleSet());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    /** A row of a case file. */
    public static IdleContract contract(Row row) {
        row.knows(
                "contract_no",
                "phase",
                "phase_area_m2",
                "holder_name",
                "kind",
                "signed_on",
                "price_wan",
                "delivered_on",
                "agreed_start_on",
                "agreed_completion_on",
                "agreed_investment_wan",
                "supplements",
                "approved_on",
                "means");
        return new IdleContract(
                row.text("contract_no", "GF-1"),
                row.has("phase") ? row.integer("phase") : 1,
                row.decimal("phase_area_m2"),
                row.text("holder_name", "青溪精工有限公司"),
                row.has("kind") ? row.constant("kind", ContractKind.class) : ContractKind.GRANT,
                row.date("signed_on"),
                row.decimal("price_wan"),
                row.date("delivered_on"),
                row.date("agreed_start_on"),
                row.date("agreed_completion_on"),
                row.decimal("agreed_investment_wan"),
                row.text("supplements"),
                row.date("approved_on"),
                row.constant("means", DisposalMeans.class));
    }

    /** A row of a case file. */
    public static SiteState site(Row row) {
        row.knows(
                "observed_on",
                "permit_on",
                "started_on",
                "should_develop_m2",
                "developed_m2",
                "invested_wan",
                "stopped_on",
                "completed_on",
                "production_on");
        return new SiteState(
                row.date("observed_on"),
                row.date("permit_on"),
                row.date("started_on"),
                row.decimal("should_develop_m2"),
                row.decimal("developed_m2"),
                row.decimal("invested_wan"),
                row.date("stopped_on"),
                row.date("completed_on"),
                row.date("production_on"));
    }

    /** A row of a case file. */
    public static ExcludedPeriod period(Row row) {
        row.knows("cause", "from_on", "to_on", "verified", "document_no");
        return new ExcludedPeriod(
                row.constant("cause", CauseCode.class),
                row.date("from_on"),
                row.date("to_on"),
                row.yes("verified"),
                row.text("document_no"));
    }

    private static LegalState legal(Row row) {
        row.knows("state", "acted_on", "case_no", "document_no", "served_on", "cause_found", "cause_claimed");
        return new LegalState(
                row.constant("state", LegalStatus.class),
                row.date("acted_on"),
                row.text("case_no"),
                row.text("document_no"),
                row.date("served_on"),
                row.constant("cause_found", CauseCode.class),
                row.constant("cause_claimed", CauseCode.class));
    }
}

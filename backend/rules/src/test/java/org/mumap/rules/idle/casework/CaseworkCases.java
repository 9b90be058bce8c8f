package org.mumap.rules.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.calendar.DayKind;
import org.mumap.rules.calendar.WorkCalendar;
import org.mumap.rules.idle.IdleCases;
import org.mumap.rules.idle.IdleFacts;

/**
 * FEATURE UNDER TEST: a case from the suspicion to the closing, step by step; see {@code cases/idle/casework}.
 *
 * <p>A step is {@code do} (the act is offered, accepted and recorded; what the step does not say is filled in as the form proposes),
 * {@code refuse} (the act is refused for the reason of {@code because}, and nothing is recorded) or {@code see} (where the case stands).
 */
class CaseworkCases {

    @TestFactory
    Stream<DynamicContainer> casework() {
        return org.mumap.rules.CaseFile.chapters("idle/casework", CaseworkCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "why",
                "contracts",
                "sites",
                "periods",
                "encumbrances",
                "holidays",
                "localSeizure",
                "steps");
        CaseFile file = file(one);
        assertThat(one.rows("steps")).as("steps").isNotEmpty();
        for (Row step : one.rows("steps")) {
            if (step.has("see")) {
                see(file, step);
            } else if (step.has("refuse")) {
                refuse(file, step);
            } else {
                file = record(file, step);
            }
        }
    }

    private static CaseFile record(CaseFile file, Row step) {
        CaseAct act = CaseAct.valueOf(step.text("do"));
        LocalDate on = step.date("on");
        String where = act + " on " + on;
        CaseStanding before = CaseLaw.fold(file, on);
        OfferedAct offered = before.offered().stream()
                .filter(one -> one.act() == act)
                .findFirst()
                .orElseThrow(() -> new AssertionError(where + " is not offered: " + refusalOf(before, act)));
        Map<String, String> fields = Forms.filled(offered.fields(), fields(step));
        String reason = step.text("reason", offered.reasonRequired() ? "见调查报告" : null);
        Ruling ruling = CaseLaw.check(file, new ActRequest(act, on, on, fields, List.of(), reason));
        assertThat(said(ruling.refusal())).as(where + " with " + fields).isNull();
        int number = file.acts().size() + 1;
        List<ActFact> acts = new ArrayList<>(file.acts());
        boolean paper = act.paper() != null;
        acts.add(new ActFact(
                number,
                act,
                on,
                fields,
                List.of(),
                reason,
                paper ? "W" + number : null,
                paper ? "闲〔" + on.getYear() + "〕" + number + "号" : null));
        CaseFile after = file.withActs(acts);
        if (step.has("stage")) {
            assertThat(CaseLaw.fold(after, on).stage())
                    .as("stage after " + where)
                    .hasToString(step.text("stage"));
        }
        return after;
    }

    private static void refuse(CaseFile file, Row step) {
        step.knows("refuse", "on", "recorded", "fields", "reason", "because", "clause", "field", "inWords", "blank");
        CaseAct act = CaseAct.valueOf(step.text("refuse"));
        LocalDate on = step.date("on");
        LocalDate recorded = step.has("recorded") ? step.date("recorded") : on;
        String reason = step.yes("blank") ? null : step.text("reason", "见调查报告");
        Map<String, String> fields = CaseLaw.fold(file, on).offered().stream()
                .filter(one -> one.act() == act && !step.yes("blank"))
                .findFirst()
                .map(one -> Forms.filled(one.fields(), fields(step)))
                .orElseGet(() -> fields(step));
        Refusal refusal = CaseLaw.check(file, new ActRequest(act, on, recorded, fields, List.of(), reason))
                .refusal();
        String where = act + " on " + on;
        assertThat(refusal).as(where + " is refused").isNotNull();
        assertThat(refusal.obstacle()).as(where + ": " + said(refusal)).hasToString(step.text("because"));
        assertThat(refusal.clause()).as(where).isNotBlank();
        if (step.has("clause")) {
            assertThat(refusal.clause()).as(where).isEqualTo(step.text("clause"));
        }
        if (step.has("field")) {
            assertThat(refusal.field()).as(where).hasToString(step.text("field"));
        }
        step.texts("inWords")
                .forEach(words -> assertThat(said(refusal)).as(where).contains(words));
        org.mumap.rules.CaseFile.assertSayable(List.of(refusal.why(), refusal.cure()));
    }

    private static void see(CaseFile file, Row step) {
        CaseStanding standing = CaseLaw.fold(file, step.date("see"));
        for (Map.Entry<String, Object> expected : step.values().entrySet()) {
            String key = expected.getKey();
            String where = "on " + standing.asOf() + " " + key;
            switch (key) {
                case "see" -> {}
                case "offers" -> assertThat(names(standing)).as(where).containsAll(step.texts(key));
                case "offersNot" -> assertThat(names(standing)).as(where).doesNotContainAnyElementsOf(step.texts(key));
                case "offersOnly" ->
                    assertThat(names(standing)).as(where).containsExactlyInAnyOrderElementsOf(step.texts(key));
                case "refuses" ->
                    step.row(key)
                            .values()
                            .forEach((act, obstacle) -> assertThat(refusalOf(standing, CaseAct.valueOf(act)))
                                    .as(where + " " + act)
                                    .startsWith(obstacle + ":"));
                case "means" ->
                    org.mumap.rules.CaseFile.assertHolds(
                            where, expected.getValue(), choices(standing, CaseAct.DRAFT_PLAN, CaseField.MEANS));
                case "causes" ->
                    org.mumap.rules.CaseFile.assertHolds(
                            where, expected.getValue(), choices(standing, CaseAct.FIND_IDLE, CaseField.CAUSE));
                case "deadlines" ->
                    org.mumap.rules.CaseFile.assertHolds(where, expected.getValue(), deadlines(standing));
                case "lacks" ->
                    assertThat(standing.missing().stream().map(Message::key).toList())
                            .as(where)
                            .containsAll(step.texts(key));
                case "warning" ->
                    assertThat(standing.next().warning()).as(where).hasToString(step.text(key));
                case "inWords" ->
                    step.texts(key)
                            .forEach(words ->
                                    assertThat(words(standing)).as(where).contains(words));
                default ->
                    org.mumap.rules.CaseFile.assertHolds(
                            where, Collections.singletonMap(key, expected.getValue()), standing);
            }
        }
        org.mumap.rules.CaseFile.assertSayable(standing.missing());
        standing.refused()
                .forEach(one -> org.mumap.rules.CaseFile.assertSayable(
                        List.of(one.refusal().why(), one.refusal().cure())));
        if (standing.fee() != null) {
            org.mumap.rules.CaseFile.assertSayable(standing.fee().formula());
        }
    }

    private static List<String> names(CaseStanding standing) {
        return standing.offered().stream().map(one -> one.act().name()).toList();
    }

    private static String refusalOf(CaseStanding standing, CaseAct act) {
        return standing.refused().stream()
                .filter(one -> one.act() == act)
                .map(one -> one.refusal().obstacle() + ": " + said(one.refusal()))
                .findFirst()
                .orElse("offered: " + act);
    }

    /** The values of a field: LAWFUL, or the reason why not. */
    private static Map<String, String> choices(CaseStanding standing, CaseAct act, CaseField field) {
        return standing.offered().stream()
                .filter(one -> one.act() == act)
                .flatMap(one -> one.fields().stream())
                .filter(one -> one.field() == field)
                .flatMap(one -> one.values().stream())
                .collect(Collectors.toMap(
                        Choice::code,
                        choice -> choice.refusal() == null
                                ? "LAWFUL"
                                : choice.refusal().obstacle().name()));
    }

    /** By code; of several rounds the last one counts. */
    private static Map<String, CaseDeadline> deadlines(CaseStanding standing) {
        Map<String, CaseDeadline> byCode = new LinkedHashMap<>();
        standing.deadlines().forEach(one -> byCode.put(one.code().name(), one));
        return byCode;
    }

    private static String words(CaseStanding standing) {
        List<Message> all = new ArrayList<>(standing.missing());
        if (standing.fee() != null) {
            all.addAll(standing.fee().formula());
            all.addAll(standing.fee().missing());
        }
        return String.join("\n", MessageTexts.of(Locale.SIMPLIFIED_CHINESE).renderAll(all));
    }

    private static String said(Refusal refusal) {
        return refusal == null
                ? null
                : refusal.clause() + " "
                        + MessageTexts.of(Locale.SIMPLIFIED_CHINESE).render(refusal.why())
                        + MessageTexts.of(Locale.SIMPLIFIED_CHINESE).render(refusal.cure());
    }

    private static Map<String, String> fields(Row step) {
        Map<String, String> fields = new HashMap<>();
        step.row("fields").values().forEach((name, value) -> fields.put(name, String.valueOf(value)));
        return fields;
    }

    static CaseFile file(Row one) {
        CaseworkRuleSet national = CaseworkRuleSet.NATIONAL_2012;
        CaseworkRuleSet rules = one.yes("localSeizure")
                ? new CaseworkRuleSet("local", "53号令", national.effectiveFrom(), null, true, national.deadlines())
                : national;
        return new CaseFile(
                "闲〔2024〕1",
                IdleFacts.national(
                        "339922001001GB00012",
                        one.rows("contracts").stream().map(IdleCases::contract).toList(),
                        one.rows("sites").stream().map(IdleCases::site).toList(),
                        one.rows("periods").stream().map(IdleCases::period).toList(),
                        List.of()),
                one.rows("encumbrances").stream()
                        .map(CaseworkCases::encumbrance)
                        .toList(),
                List.of(),
                calendar(one),
                rules);
    }

    private static WorkCalendar calendar(Row one) {
        return WorkCalendar.of(one.row("holidays").values().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> LocalDate.parse(entry.getKey()),
                        entry -> DayKind.valueOf(String.valueOf(entry.getValue())))));
    }

    private static Encumbrance encumbrance(Row row) {
        row.knows("kind", "holder_name", "from_on", "to_on");
        return new Encumbrance(
                row.constant("kind", Encumbrance.Kind.class),
                row.text("holder_name"),
                row.date("from_on"),
                row.date("to_on"));
    }
}

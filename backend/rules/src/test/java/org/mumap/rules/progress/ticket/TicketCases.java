package org.mumap.rules.progress.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;

/** FEATURE UNDER TEST: the rules of tickets; see {@code cases/ticket}. */
class TicketCases {

    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);

    @TestFactory
    Stream<DynamicContainer> tickets() {
        return CaseFile.chapters("ticket", TicketCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "raise", "acts", "on", "refused");
        List<TicketFact> acts = new ArrayList<>();
        if (!one.row("raise").values().isEmpty()) {
            add(acts, one.row("raise"));
        }
        one.rows("acts").forEach(act -> add(acts, act));
        for (Row day : one.rows("on")) {
            Optional<TicketStanding> standing = TicketLaw.standing(acts, day.date("asOf"));
            Map<String, Object> expected = new HashMap<>(day.values());
            expected.remove("asOf");
            assertThat(standing.isEmpty()).as(day.values().toString()).isEqualTo(expected.remove("none") != null);
            standing.ifPresent(s -> CaseFile.assertHolds("on " + day.text("asOf"), expected, s));
        }
        for (Row act : one.rows("refused")) {
            List<Message> why =
                    TicketLaw.refusal(acts, fact(act), TODAY).stream().toList();
            assertThat(why).as(act.values().toString()).extracting(Message::key).containsExactly(act.text("why"));
            CaseFile.assertSayable(why);
        }
    }

    private static void add(List<TicketFact> acts, Row row) {
        TicketFact fact = fact(row);
        assertThat(TicketLaw.refusal(acts, fact, TODAY))
                .as(row.values().toString())
                .isEmpty();
        acts.add(fact);
    }

    private static TicketFact fact(Row row) {
        Map<String, String> fields = new HashMap<>();
        row.values().forEach((key, value) -> {
            if (!List.of("act", "on", "reason", "why").contains(key)) {
                fields.put(key, String.valueOf(value));
            }
        });
        return new TicketFact(row.constant("act", TicketAct.class), row.date("on"), fields, row.text("reason"));
    }
}

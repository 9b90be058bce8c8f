package org.mumap.rules.progress.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.calendar.DayKind;
import org.mumap.rules.calendar.WorkCalendar;

/** FEATURE UNDER TEST: back-scheduling over a network of nodes; see {@code cases/schedule}. */
class ScheduleCases {

    @TestFactory
    Stream<DynamicContainer> schedule() {
        return CaseFile.chapters("schedule", ScheduleCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "target", "asOf", "steps", "holidays", "result", "refused", "names", "namesNot");
        Map<LocalDate, DayKind> days = new HashMap<>();
        one.row("holidays")
                .values()
                .forEach((day, kind) -> days.put(LocalDate.parse(day), DayKind.valueOf(kind.toString())));
        Schedule schedule = BackSchedule.judge(
                one.rows("steps").stream().map(ScheduleCases::step).toList(),
                one.date("target"),
                one.date("asOf"),
                WorkCalendar.of(days));
        if (schedule instanceof Schedule.Refused refused) {
            assertThat(refused.why()).extracting(Message::key).containsExactlyElementsOf(one.texts("refused"));
            String said =
                    String.join(" ", MessageTexts.of(Locale.SIMPLIFIED_CHINESE).renderAll(refused.why()));
            one.texts("names").forEach(name -> assertThat(said).contains(name));
            one.texts("namesNot").forEach(name -> assertThat(said).doesNotContain(name));
            CaseFile.assertSayable(refused.why());
        } else {
            assertThat(one.texts("refused")).isEmpty();
            CaseFile.assertHolds(one.text("id"), one.row("result").values(), Objects.requireNonNull(schedule));
        }
    }

    private static Step step(Row row) {
        row.knows("node", "after", "duration", "lag", "days", "from", "to");
        return new Step(
                row.text("node"),
                row.texts("after"),
                row.integer("duration"),
                row.has("lag") ? row.integer("lag") : 0,
                row.has("days") ? row.constant("days", Step.Days.class) : Step.Days.CALENDAR,
                row.date("from"),
                row.date("to"));
    }
}

package org.mumap.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;

/** FEATURE UNDER TEST: how the civil code counts days; see {@code cases/calendar}. */
class CalendarCases {

    @TestFactory
    Stream<DynamicContainer> calendar() {
        return CaseFile.chapters("calendar", CalendarCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "holidays",
                "from",
                "period",
                "countedOn",
                "dueOn",
                "movedBecause",
                "holidaysKnown",
                "firstDayAfter");
        WorkCalendar calendar = WorkCalendar.of(one.row("holidays").values().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> LocalDate.parse(entry.getKey()),
                        entry -> DayKind.valueOf((String) entry.getValue()))));
        String[] period = one.text("period").split(" ");
        LegalPeriod length = new LegalPeriod(Integer.parseInt(period[0]), PeriodUnit.valueOf(period[1]));
        DueDay due = length.dueDay(one.date("from"), calendar);
        for (String key : List.of("countedOn", "dueOn", "movedBecause", "holidaysKnown")) {
            if (one.has(key)) {
                CaseFile.assertHolds(
                        key, Collections.singletonMap(key, one.values().get(key)), due);
            }
        }
        if (one.has("firstDayAfter")) {
            assertThat(length.firstDayAfter(one.date("from"), calendar)).isEqualTo(one.date("firstDayAfter"));
        }
        if (due.movedBecause() != null) {
            CaseFile.assertSayable(List.of(due.movedBecause()));
        }
    }

    /** A later event never gives an earlier due day, and a due day is always a working day. */
    @Test
    void dueDaysAreMonotoneAndWorkingDays() {
        for (PeriodUnit unit : PeriodUnit.values()) {
            for (int length : new int[] {1, 5, 7, 20, 30}) {
                LocalDate before = LocalDate.MIN;
                for (LocalDate from = LocalDate.of(2023, 12, 1); from.getYear() < 2025; from = from.plusDays(1)) {
                    LocalDate due = new LegalPeriod(length, unit)
                            .dueDay(from, WorkCalendar.WEEKENDS)
                            .dueOn();
                    assertThat(due).as("%s %d from %s", unit, length, from).isAfterOrEqualTo(before);
                    assertThat(WorkCalendar.WEEKENDS.isWorkday(due))
                            .as("%s", due)
                            .isTrue();
                    before = due;
                }
            }
        }
    }
}

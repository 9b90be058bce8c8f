package org.mumap.server.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mumap.rules.calendar.DayKind;
import org.mumap.rules.calendar.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Working days as the ledger knows them: weekends, corrected by the kind {@code holidays}. */
@Component
public class WorkCalendars {

    private final Facts facts;

    WorkCalendars(Facts facts) {
        this.facts = facts;
    }

    /** The calendar as known at an instant. */
    public WorkCalendar read(JdbcClient jdbc, Times times) {
        Map<LocalDate, DayKind> noticed = new HashMap<>();
        facts.list(jdbc, Kinds.get("holidays"), times)
                .forEach(day -> noticed.put(day.requiredDate("date"), DayKind.valueOf(day.requiredText("kind"))));
        return WorkCalendar.of(noticed);
    }
}

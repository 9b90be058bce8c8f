package org.mumap.server.idle.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.idle.notice.Alert;
import org.mumap.server.idle.notice.Alerts;
import org.mumap.server.problem.Messages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Days of the law that are near or have passed. */
@RestController
class AlertController {

    private static final int MOST_ROWS = 1_000;

    private final Alerts alerts;
    private final CaseRights rights;

    AlertController(Alerts alerts, CaseRights rights) {
        this.alerts = alerts;
        this.rights = rights;
    }

    /** A warning; without a case where the land has none yet. */
    record Row(
            String level,
            @Nullable String caseId,
            @Nullable String caseNo,
            String parcelCode,
            @Nullable String name,
            String deadline,
            String title,
            LocalDate dueOn,
            long daysLeft,
            @Nullable String officer) {

        static Row of(Alert alert, Locale locale) {
            Alert.OfCase ofCase = alert.ofCase();
            return new Row(
                    Alert.code(alert.level()),
                    ofCase == null ? null : Long.toString(ofCase.caseId()),
                    ofCase == null ? null : ofCase.caseNo(),
                    alert.parcelCode(),
                    alert.name(),
                    alert.code().name(),
                    Alerts.title(alert.code(), locale),
                    alert.dueOn(),
                    alert.daysLeft(),
                    ofCase == null ? null : ofCase.officer());
        }
    }

    /**
     * @param rows most pressing first, at most as many as asked for
     * @param counts all of them per level: {@code LATE}, {@code 7}, {@code 30}, {@code 90}
     * @param landCounts those of land without a case among them
     */
    record Answer(List<Row> rows, Map<String, Integer> counts, Map<String, Integer> landCounts) {}

    @GetMapping("/api/desk/alerts")
    Answer list(@RequestParam(defaultValue = "200") int limit) {
        rights.reader();
        List<Alert> all = alerts.list();
        Locale locale = Messages.current();
        return new Answer(
                all.stream()
                        .limit(Math.max(0, Math.min(limit, MOST_ROWS)))
                        .map(alert -> Row.of(alert, locale))
                        .toList(),
                counts(all),
                counts(all.stream().filter(alert -> alert.ofCase() == null).toList()));
    }

    private static Map<String, Integer> counts(List<Alert> alerts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Alerts.count(alerts).forEach((level, n) -> counts.put(Alert.code(level), n));
        return counts;
    }
}

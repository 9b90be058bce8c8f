package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseStage;
import org.mumap.rules.idle.casework.Performer;
import org.mumap.server.access.Account;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.idle.casework.ActOrder;
import org.mumap.server.idle.casework.Board;
import org.mumap.server.idle.casework.CaseActs;
import org.mumap.server.idle.casework.CaseFiles;
import org.mumap.server.idle.casework.CaseFilter;
import org.mumap.server.idle.casework.CaseKey;
import org.mumap.server.idle.casework.CaseList;
import org.mumap.server.idle.casework.CaseViews;
import org.mumap.server.idle.notice.Alert;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases: the list, the board, one case, and the acts that change it. */
@RestController
class CaseController {

    private static final int MOST_ROWS = 1_000;

    private final CaseList list;
    private final CaseViews views;
    private final CaseFiles files;
    private final CaseActs acts;
    private final IdleVerdicts verdicts;
    private final CaseRights rights;
    private final Clock clock;

    CaseController(
            CaseList list,
            CaseViews views,
            CaseFiles files,
            CaseActs acts,
            IdleVerdicts verdicts,
            CaseRights rights,
            Clock clock) {
        this.list = list;
        this.views = views;
        this.files = files;
        this.acts = acts;
        this.verdicts = verdicts;
        this.rights = rights;
        this.clock = clock;
    }

    /** What the list may be asked for. */
    record Query(
            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate asOf,

            @Nullable Instant knownAt,
            @Nullable Set<String> stage,
            @Nullable String town,
            @Nullable String officer,
            @Nullable String park,
            @Nullable String due,
            @Nullable String parcel) {

        Set<CaseStage> stages() {
            Set<CaseStage> stages = EnumSet.noneOf(CaseStage.class);
            for (String code : stage == null ? Set.<String>of() : stage) {
                stages.add(Stream.of(CaseStage.values())
                        .filter(known -> known.name().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest("unreadable-parameter", "stage", code)));
            }
            return stages;
        }

        CaseDeadline.@Nullable Warning level() {
            if (due == null || due.isBlank()) {
                return null;
            }
            CaseDeadline.Warning level = Alert.level(due);
            if (level == CaseDeadline.Warning.NONE) {
                throw Problem.badRequest("unreadable-parameter", "due", due);
            }
            return level;
        }
    }

    record Total(int cases, BigDecimal areaMu) {}

    record ListAnswer(
            LocalDate asOf,
            Instant knownAt,
            List<CaseRowAnswer> rows,
            Total total,
            @Nullable String next) {}

    record StageCount(String stage, String title, int cases, BigDecimal areaMu) {}

    record TownCount(String town, Map<CaseStage, Integer> stages, int late, int cases) {}

    record OfficerCount(String officer, String displayName, Map<CaseStage, Integer> stages, int late, int cases) {}

    record BoardAnswer(
            LocalDate asOf,
            List<StageCount> stages,
            List<TownCount> byTown,
            List<OfficerCount> byOfficer,
            Map<String, Integer> due) {}

    /** The opening of a case. */
    record Opening(
            @Nullable String parcelCode,
            @Nullable LocalDate on,
            @Nullable String reason,
            @Nullable Map<String, String> fields,
            @Nullable List<Long> evidence) {}

    /** An act that is to be recorded; {@code version} is the number of acts the asker has seen. */
    record ActBody(
            @Nullable String act,
            @Nullable LocalDate on,
            @Nullable Integer version,
            @Nullable Map<String, @Nullable String> fields,
            @Nullable List<Long> evidence,
            @Nullable String reason) {}

    @GetMapping("/api/idle/cases")
    ListAnswer list(
            Query query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        rights.reader();
        Times times = Times.of(query.asOf(), query.knownAt(), clock);
        CaseFilter filter = new CaseFilter(
                query.stages(),
                blankToNull(query.town()),
                blankToNull(query.officer()),
                list.parksBelow(blankToNull(query.park())),
                query.level(),
                blankToNull(query.parcel()));
        CaseList.Page page = list.list(filter, times, blankToNull(after), Math.max(1, Math.min(limit, MOST_ROWS)));
        CaseWords words = new CaseWords(Messages.current());
        return new ListAnswer(
                times.asOf(),
                times.knownAt(),
                page.rows().stream()
                        .map(row -> CaseRowAnswer.of(row, times.asOf(), words))
                        .toList(),
                new Total(page.cases(), page.areaMu()),
                page.next());
    }

    @GetMapping("/api/idle/board")
    BoardAnswer board(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        rights.reader();
        Times times = Times.of(asOf, knownAt, clock);
        Board board = list.board(times);
        CaseWords words = new CaseWords(Messages.current());
        Map<String, Integer> due = new LinkedHashMap<>();
        due.put("late", board.due().getOrDefault(CaseDeadline.Warning.LATE, 0));
        due.put("d7", board.due().getOrDefault(CaseDeadline.Warning.D7, 0));
        due.put("d30", board.due().getOrDefault(CaseDeadline.Warning.D30, 0));
        due.put("d90", board.due().getOrDefault(CaseDeadline.Warning.D90, 0));
        return new BoardAnswer(
                times.asOf(),
                board.stages().stream()
                        .map(stage -> new StageCount(
                                stage.stage().name(), words.title(stage.stage()), stage.cases(), stage.areaMu()))
                        .toList(),
                board.towns().stream()
                        .map(town -> new TownCount(town.key(), new EnumMap<>(town.stages()), town.late(), town.cases()))
                        .toList(),
                board.officers().stream()
                        .map(officer -> new OfficerCount(
                                officer.key(),
                                officer.name(),
                                new EnumMap<>(officer.stages()),
                                officer.late(),
                                officer.cases()))
                        .toList(),
                due);
    }

    @GetMapping("/api/idle/cases/{caseId:\\d{1,18}}")
    CaseAnswer get(
            @PathVariable long caseId,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Account asker = rights.reader();
        return CaseAnswer.of(views.get(caseId, Times.of(asOf, knownAt, clock)), asker, Messages.current());
    }

    @PostMapping("/api/idle/cases")
    ResponseEntity<CaseAnswer> open(@RequestBody Opening opening) {
        Account by = rights.officer();
        if (opening.parcelCode() == null || opening.parcelCode().isBlank()) {
            throw Problem.badRequest("field-needed", "parcelCode");
        }
        // the caller's scope decides whether there is such a parcel at all
        verdicts.get(opening.parcelCode(), Times.now(clock));
        CaseActs.Recorded recorded = acts.open(
                opening.parcelCode(),
                new ActOrder(
                        CaseAct.OPEN,
                        opening.on() == null ? LocalDate.now(clock) : opening.on(),
                        null,
                        opening.fields() == null ? Map.of() : opening.fields(),
                        opening.evidence() == null ? List.of() : opening.evidence(),
                        opening.reason()),
                by);
        return ResponseEntity.created(URI.create("/api/idle/cases/" + recorded.caseId()))
                .body(answer(recorded.caseId(), by));
    }

    @PostMapping("/api/idle/cases/{caseId:\\d{1,18}}/acts")
    CaseAnswer act(@PathVariable long caseId, @RequestBody ActBody body) {
        CaseAct act = Stream.of(CaseAct.values())
                .filter(known -> known.name().equals(body.act()))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("unknown-act", String.valueOf(body.act())));
        Account by = act.performer() == Performer.INSPECTOR ? rights.inspector() : rights.officer();
        CaseKey key = files.key(caseId);
        if (body.on() == null) {
            throw Problem.badRequest("field-needed", "on");
        }
        if (body.version() == null) {
            throw Problem.badRequest("field-needed", "version");
        }
        acts.perform(
                key,
                new ActOrder(
                        act,
                        body.on(),
                        body.version(),
                        filled(body.fields()),
                        body.evidence() == null ? List.of() : body.evidence(),
                        body.reason()),
                by);
        return answer(caseId, by);
    }

    private CaseAnswer answer(long caseId, Account by) {
        return CaseAnswer.of(views.get(caseId, Times.now(clock)), by, Messages.current());
    }

    // a form sends its empty fields too
    private static Map<String, String> filled(@Nullable Map<String, @Nullable String> fields) {
        Map<String, String> filled = new LinkedHashMap<>();
        if (fields != null) {
            fields.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    filled.put(name, value.strip());
                }
            });
        }
        return filled;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

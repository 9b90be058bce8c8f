package org.mumap.server.idle.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.idle.casework.PaperDesk;
import org.mumap.server.idle.casework.PaperSeries;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The words before the year in the numbers of papers, which an office sets as its own rules of papers want them. */
@RestController
@RequestMapping("/api/idle/series")
class PaperSeriesController {

    private final PaperSeries series;
    private final CaseRights rights;
    private final Audit audit;

    PaperSeriesController(PaperSeries series, CaseRights rights, Audit audit) {
        this.series = series;
        this.rights = rights;
        this.audit = audit;
    }

    /**
     * @param own whether the office has set it
     * @param last last number of this year, 0 when none
     * @param next the number that the next paper of today would have
     */
    record Row(
            String kind,
            String title,
            String series,
            String usual,
            boolean own,
            int last,
            String next,
            @Nullable String by) {}

    record Rows(List<Row> rows) {}

    record Wanted(@Nullable String series) {}

    @GetMapping
    Rows list() {
        rights.officer();
        return new Rows(series.list().stream()
                .map(each -> new Row(
                        each.kind().name(),
                        PaperDesk.title(each.kind(), Messages.current()),
                        each.series(),
                        each.usual(),
                        each.own(),
                        each.last(),
                        each.next(),
                        each.by()))
                .toList());
    }

    /** Sets the series of a kind of paper; left out or blank = the one the program comes with. */
    @PutMapping("/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable String kind, @RequestBody Wanted wanted) {
        Account by = rights.officer();
        PaperKind paper = Stream.of(PaperKind.values())
                .filter(known -> known.name().equals(kind) && known != PaperKind.SERVICE_RECEIPT)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
        String words = wanted.series() == null ? "" : wanted.series();
        series.set(paper, words, by.username());
        audit.record(by.username(), "paper-series", paper.name(), "ok", Map.of("series", words));
    }
}

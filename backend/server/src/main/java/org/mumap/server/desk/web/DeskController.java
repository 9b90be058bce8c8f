package org.mumap.server.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.CountyJobs;
import org.mumap.server.desk.Opening;
import org.mumap.server.desk.Search;
import org.mumap.server.desk.Today;
import org.mumap.server.idle.IdleCandidates;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opening configuration, the head of the day's page, work under way, search. */
@RestController
class DeskController {

    private static final int HITS_PER_KIND = 12;

    private final Opening opening;
    private final Today today;
    private final Search search;
    private final CountyJobs jobs;
    private final Clock clock;

    DeskController(Opening opening, Today today, Search search, CountyJobs jobs, Clock clock) {
        this.opening = opening;
        this.today = today;
        this.search = search;
        this.jobs = jobs;
        this.clock = clock;
    }

    record Counter(String code, int parcels, java.math.BigDecimal areaMu) {

        static Counter of(IdleCandidates.Count count) {
            return new Counter(count.counter().name(), count.parcels(), count.areaMu());
        }
    }

    record TodayAnswer(LocalDate asOf, Instant knownAt, List<Counter> counters, List<Today.Freshness> freshness) {}

    record JobsAnswer(List<CountyJobs.Job> rows) {}

    record SearchAnswer(List<Search.Hit> rows) {}

    @GetMapping("/api/config")
    Opening.Config config() {
        return opening.get();
    }

    @GetMapping("/api/desk/today")
    TodayAnswer today(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return new TodayAnswer(
                times.asOf(),
                times.knownAt(),
                today.count(times).stream().map(Counter::of).toList(),
                today.listFreshness(times));
    }

    @GetMapping("/api/desk/jobs")
    JobsAnswer jobs() {
        return new JobsAnswer(jobs.list(Messages.current()));
    }

    @GetMapping("/api/search")
    SearchAnswer search(@RequestParam(defaultValue = "") String q) {
        return new SearchAnswer(search.find(q, HITS_PER_KIND));
    }
}

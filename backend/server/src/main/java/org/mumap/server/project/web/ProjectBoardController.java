package org.mumap.server.project.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.life.Blockers;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.NotStarted;
import org.mumap.server.project.ProjectBoard;
import org.mumap.server.project.ProjectBoards;
import org.mumap.server.project.ProjectDetail;
import org.mumap.server.project.ProjectDetails;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The funnel and the rates, signed projects that have not started, and the battle map of one project. */
@RestController
class ProjectBoardController {

    private final ProjectBoards boards;
    private final ProjectDetails details;
    private final Clock clock;

    ProjectBoardController(ProjectBoards boards, ProjectDetails details, Clock clock) {
        this.boards = boards;
        this.details = details;
        this.clock = clock;
    }

    @GetMapping("/api/projects/board")
    ProjectBoard board(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        return boards.board(Times.of(asOf, knownAt, clock), Messages.current());
    }

    @GetMapping("/api/projects/not-started")
    NotStarted notStarted(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String blocker) {
        if (blocker != null
                && Stream.of(Blockers.Code.values())
                        .noneMatch(code -> code.name().equals(blocker))) {
            throw Problem.badRequest("unreadable-parameter", "blocker", blocker);
        }
        return boards.notStarted(Times.of(asOf, knownAt, clock), blocker, Messages.current());
    }

    @GetMapping("/api/projects/{code}/detail")
    ProjectDetail detail(
            @PathVariable String code,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        return details.get(code, Times.of(asOf, knownAt, clock), Messages.current());
    }
}

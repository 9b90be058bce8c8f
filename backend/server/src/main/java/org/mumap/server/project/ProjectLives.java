package org.mumap.server.project;

import java.util.List;
import org.mumap.rules.progress.life.ProjectLife;
import org.mumap.rules.progress.life.Stage;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the dated facts of projects' lives from the ledger, in the caller's scope. */
@Component
class ProjectLives {

    private final JdbcClient jdbc;
    private final Facts facts;

    ProjectLives(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** A project as it was recorded, with its life. */
    record Known(Fact fact, ProjectLife life) {}

    /** All projects of the scope at the times, by code. */
    List<Known> list(Times times) {
        return facts.list(jdbc, Kinds.get("projects"), times).stream()
                .map(fact -> new Known(fact, life(fact)))
                .toList();
    }

    static ProjectLife life(Fact project) {
        return new ProjectLife(
                project.requiredText("project_code"),
                Stage.valueOf(project.requiredText("stage")),
                project.date("signed_on"),
                project.date("planned_start_on"),
                project.date("started_on"),
                project.date("completed_on"),
                project.date("production_on"),
                project.date("in_statistics_on"),
                project.number("funds_planned_wan"),
                project.number("funds_paid_wan"));
    }
}

package org.mumap.rules.progress.life;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** How many projects have come how far (招引漏斗): each step holds all that have reached it. */
public final class Funnel {

    private Funnel() {}

    /**
     * A step.
     *
     * @param stage the stage reached
     * @param projects codes of the projects that have reached it
     * @param here codes of those that stand at it and have not reached the next
     */
    public record Step(Stage stage, List<String> projects, List<String> here) {}

    /** The steps from the first lead to full capacity; given-up projects are not among them. */
    public static List<Step> of(List<ProjectLife> projects, LocalDate day) {
        List<ProjectLife> alive = projects.stream()
                .filter(project -> !project.terminated())
                .filter(project -> project.signed(day) || !project.stage().hasReached(Stage.SIGNED))
                .toList();
        return List.of(
                step(Stage.LEAD, alive, p -> true, p -> p.signed(day)),
                step(Stage.SIGNED, alive, p -> p.signed(day), p -> p.started(day)),
                step(Stage.STARTED, alive, p -> p.started(day), p -> p.completed(day)),
                step(Stage.COMPLETED, alive, p -> p.completed(day), p -> p.producing(day)),
                step(Stage.PRODUCING, alive, p -> p.producing(day), p -> p.full(day)),
                step(Stage.FULL, alive, p -> p.full(day), p -> false));
    }

    private static Step step(
            Stage stage, List<ProjectLife> alive, Predicate<ProjectLife> reached, Predicate<ProjectLife> beyond) {
        List<ProjectLife> there = alive.stream().filter(reached).toList();
        return new Step(
                stage,
                there.stream().map(ProjectLife::code).toList(),
                there.stream().filter(beyond.negate()).map(ProjectLife::code).toList());
    }
}

package org.mumap.rules.progress.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mumap.rules.calendar.WorkCalendar;

/** What holds for any network without a circle, in seeded random ones. */
class ScheduleProperties {

    private static final long SEED = 20261129L;
    private static final int RUNS = 400;
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

    private static List<Step> network(Random random, Step.Days days) {
        List<Step> steps = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            List<String> before = IntStream.range(0, i)
                    .filter(j -> random.nextInt(3) == 0)
                    .mapToObj(j -> "N" + j)
                    .toList();
            steps.add(new Step("N" + i, before, random.nextInt(60), random.nextInt(5), days, null, null));
        }
        return steps;
    }

    private static Schedule.Computed judge(List<Step> steps, LocalDate target) {
        return (Schedule.Computed) BackSchedule.judge(steps, target, TODAY, WorkCalendar.WEEKENDS);
    }

    @Test
    void theLeastSlackIsTheDistanceOfTheForecastFromTheTarget() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            Schedule.Computed all = judge(network(random, Step.Days.CALENDAR), TODAY.plusDays(random.nextInt(400)));
            long least =
                    all.steps().stream().mapToLong(StepTimes::slackDays).min().orElseThrow();
            assertThat(least).as("seed " + (SEED + run)).isEqualTo(-all.lateDays());
        }
    }

    @Test
    void aLaterTargetMovesEveryLatestDayByAsMuchAndNoForecast() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Step> steps = network(random, Step.Days.CALENDAR);
            Schedule.Computed early = judge(steps, TODAY.plusDays(100));
            Schedule.Computed late = judge(steps, TODAY.plusDays(123));
            for (int i = 0; i < steps.size(); i++) {
                StepTimes a = early.steps().get(i);
                StepTimes b = late.steps().get(i);
                assertThat(b.latestStart())
                        .as("seed " + (SEED + run))
                        .isEqualTo(a.latestStart().plusDays(23));
                assertThat(b.forecastFinish()).as("seed " + (SEED + run)).isEqualTo(a.forecastFinish());
            }
        }
    }

    @Test
    void noNodeMayEndAfterAFollowerMustBegin() {
        for (Step.Days days : Step.Days.values()) {
            for (int run = 0; run < RUNS; run++) {
                Random random = new Random(SEED + run);
                List<Step> steps = network(random, days);
                Map<String, StepTimes> times = judge(steps, TODAY.plusDays(500)).steps().stream()
                        .collect(Collectors.toMap(StepTimes::name, Function.identity()));
                for (Step step : steps) {
                    for (String before : step.predecessors()) {
                        assertThat(times.get(before).latestFinish())
                                .as("seed " + (SEED + run))
                                .isBeforeOrEqualTo(times.get(step.name()).latestStart());
                        assertThat(times.get(before).forecastFinish())
                                .as("seed " + (SEED + run))
                                .isBeforeOrEqualTo(times.get(step.name()).forecastStart());
                    }
                }
            }
        }
    }

    @Test
    void theOrderOfTheRowsChangesNoDay() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Step> steps = network(random, Step.Days.WORKING);
            List<Step> shuffled = new ArrayList<>(steps);
            Collections.shuffle(shuffled, random);
            Schedule.Computed one = judge(steps, TODAY.plusDays(300));
            Schedule.Computed other = judge(shuffled, TODAY.plusDays(300));
            assertThat(other.forecast()).isEqualTo(one.forecast());
            assertThat(other.steps().stream()
                            .map(StepTimes::latestStart)
                            .sorted()
                            .toList())
                    .as("seed " + (SEED + run))
                    .isEqualTo(one.steps().stream()
                            .map(StepTimes::latestStart)
                            .sorted()
                            .toList());
        }
    }
}

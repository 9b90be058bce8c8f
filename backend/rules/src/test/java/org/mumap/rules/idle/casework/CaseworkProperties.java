package org.mumap.rules.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mumap.rules.calendar.WorkCalendar;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.SiteState;

/** What holds of every case, tried on seeded random walks over the offered acts; a failure prints the seed. */
class CaseworkProperties {

    private static final long SEED = 20261123L;
    private static final int WALKS = 120;
    private static final int STEPS = 45;
    private static final LocalDate BASE = LocalDate.of(2023, 3, 1);

    @Test
    void everyOfferedActIsAcceptedAndEveryOtherIsRefusedWithAClauseAndACure() {
        for (int walk = 0; walk < WALKS; walk++) {
            Walk path = new Walk(SEED + walk);
            for (int step = 0; step < STEPS; step++) {
                CaseStanding standing = CaseLaw.fold(path.file, path.day);
                for (OfferedAct offered : standing.offered()) {
                    Refusal refusal =
                            CaseLaw.check(path.file, path.request(offered)).refusal();
                    assertThat(refusal).as("%s offers %s", path, offered.act()).isNull();
                }
                for (RefusedAct refused : standing.refused()) {
                    Refusal refusal = CaseLaw.check(path.file, path.request(refused.act()))
                            .refusal();
                    assertThat(refusal).as("%s refuses %s", path, refused.act()).isNotNull();
                    assertThat(refusal.clause()).as("%s", path).isNotBlank();
                }
                assertThat(standing.offered().size() + standing.refused().size())
                        .as("%s", path)
                        .isEqualTo(CaseAct.values().length);
                path.go(standing);
            }
        }
    }

    /** The law told once more, in other words: what must have happened before each of the hard acts. */
    @Test
    void noWalkReachesAnUnlawfulAct() {
        Set<CaseStage> reached = EnumSet.noneOf(CaseStage.class);
        for (int walk = 0; walk < WALKS * 2; walk++) {
            Walk path = new Walk(SEED + walk);
            for (int step = 0; step < STEPS; step++) {
                CaseStanding standing = CaseLaw.fold(path.file, path.day);
                reached.add(standing.stage());
                path.go(standing);
            }
            new Chronicle(path).check();
        }
        assertThat(reached).as("stages the walks come through").containsAll(EnumSet.allOf(CaseStage.class));
    }

    @Test
    void correctingTheLastActGivesThePreviousStanding() {
        for (int walk = 0; walk < WALKS; walk++) {
            Walk path = new Walk(SEED + walk);
            for (int step = 0; step < STEPS; step++) {
                CaseStanding before = CaseLaw.fold(path.file, path.day);
                CaseFile undone = path.file;
                path.go(before);
                ActFact last = path.lastRecorded();
                if (path.file == undone || last.act() == CaseAct.CORRECT) {
                    continue;
                }
                ActRequest correction = new ActRequest(
                        CaseAct.CORRECT,
                        last.on(),
                        last.on(),
                        Map.of(CaseField.ACT_NO.code(), String.valueOf(last.actNo())),
                        List.of(),
                        "登记有误");
                assertThat(CaseLaw.check(path.file, correction).refusal())
                        .as("%s undo %s", path, last)
                        .isNull();
                CaseFile corrected = path.with(path.file, correction);
                assertSame(path + " undo " + last, CaseLaw.fold(corrected, last.on()), CaseLaw.fold(undone, last.on()));
            }
        }
    }

    /** What comes later changes nothing in what a day looked like, as long as nothing is corrected. */
    @Test
    void theStandingOfADayIsAFunctionOfTheActsUpToIt() {
        for (int walk = 0; walk < WALKS; walk++) {
            Walk path = new Walk(SEED + walk).neverCorrecting();
            List<CaseStanding> seen = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                path.wait(1);
                path.go(CaseLaw.fold(path.file, path.day));
                seen.add(CaseLaw.fold(path.file, path.day));
            }
            for (CaseStanding then : seen) {
                assertSame(path + " on " + then.asOf(), CaseLaw.fold(path.file, then.asOf()), then);
            }
        }
    }

    /** Equal in everything but the number of acts in the file. */
    private static void assertSame(String where, CaseStanding one, CaseStanding other) {
        for (RecordComponent part : CaseStanding.class.getRecordComponents()) {
            try {
                if (!part.getName().equals("version")) {
                    assertThat(part.getAccessor().invoke(one))
                            .as("%s: %s", where, part.getName())
                            .isEqualTo(part.getAccessor().invoke(other));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void deadlinesOnlyRunForward() {
        for (int walk = 0; walk < WALKS; walk++) {
            Walk path = new Walk(SEED + walk);
            for (int step = 0; step < STEPS; step++) {
                path.go(CaseLaw.fold(path.file, path.day));
            }
            CaseStanding before = CaseLaw.fold(path.file, path.day);
            for (int days = 1; days < 400; days += 13) {
                CaseStanding after = CaseLaw.fold(path.file, before.asOf().plusDays(13));
                assertForward(path, before, after);
                before = after;
            }
        }
    }

    private static void assertForward(Walk path, CaseStanding before, CaseStanding after) {
        for (CaseDeadline earlier : before.deadlines()) {
            CaseDeadline later = after.deadlines().stream()
                    .filter(one -> one.code() == earlier.code() && one.from().equals(earlier.from()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(path + " lost " + earlier));
            assertThat(later.dueOn()).as("%s %s", path, earlier.code()).isEqualTo(earlier.dueOn());
            assertThat(later.dueOn()).as("%s %s", path, earlier.code()).isAfterOrEqualTo(later.countedOn());
            assertThat(later.daysLeft()).as("%s %s", path, earlier.code()).isEqualTo(earlier.daysLeft() - 13);
            if (earlier.state() != CaseDeadline.State.RUNNING) {
                assertThat(later.state()).as("%s %s", path, earlier.code()).isEqualTo(earlier.state());
            }
        }
    }

    /** Back-dating, the future and an unknown field are refused whatever the act. */
    @Test
    void noActIsBackdatedOrAhead() {
        for (int walk = 0; walk < WALKS; walk++) {
            Walk path = new Walk(SEED + walk);
            for (int step = 0; step < STEPS / 3; step++) {
                CaseStanding standing = CaseLaw.fold(path.file, path.day);
                ActFact last = path.lastStanding();
                for (OfferedAct offered : standing.offered()) {
                    ActRequest good = path.request(offered);
                    assertThat(refusalOn(path, good, path.day, path.day.minusDays(1)))
                            .as("%s %s", path, offered.act())
                            .isEqualTo(Refusal.Kind.FUTURE);
                    if (last != null) {
                        assertThat(refusalOn(path, good, last.on().minusDays(1), path.day))
                                .as("%s %s", path, offered.act())
                                .isEqualTo(Refusal.Kind.BACKDATED);
                    }
                }
                path.go(standing);
            }
        }
    }

    private static Refusal.Kind refusalOn(Walk path, ActRequest good, LocalDate on, LocalDate today) {
        ActRequest moved = new ActRequest(good.act(), on, today, good.fields(), good.evidence(), good.reason());
        Refusal refusal = CaseLaw.check(path.file, moved).refusal();
        return refusal == null ? null : refusal.kind();
    }

    /** A random case, walked by random lawful acts with random pauses. */
    private static final class Walk {

        private final long seed;
        private final Random random;
        private boolean corrects = true;
        CaseFile file;
        LocalDate day = BASE.plusYears(1).plusDays(1);

        Walk(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.file = randomFile();
        }

        Walk neverCorrecting() {
            corrects = false;
            return this;
        }

        void wait(int days) {
            day = day.plusDays(days);
        }

        /** Takes one of the offered acts, most often one that leads on, and lets some days pass. */
        void go(CaseStanding standing) {
            List<OfferedAct> open = standing.offered().stream()
                    .filter(one -> corrects || one.act() != CaseAct.CORRECT)
                    .filter(one -> one.act() != CaseAct.CORRECT || random.nextInt(8) == 0)
                    .filter(one -> !Set.of(CaseAct.RECORD_SURVEY, CaseAct.TRANSFER_HOLDER, CaseAct.START_WORK)
                                    .contains(one.act())
                            || random.nextInt(12) == 0)
                    .toList();
            if (!open.isEmpty()) {
                OfferedAct taken = random.nextBoolean() ? open.get(0) : open.get(random.nextInt(open.size()));
                file = with(file, request(taken));
            }
            int[] pauses = {0, 0, 1, 3, 9, 20, 40, 200};
            wait(pauses[random.nextInt(pauses.length)]);
        }

        ActRequest request(OfferedAct offered) {
            Map<String, String> fields = Forms.filled(offered.fields(), Map.of(), Optional.of(random));
            return new ActRequest(offered.act(), day, day, fields, List.of("E1"), "见调查报告");
        }

        ActRequest request(CaseAct act) {
            return new ActRequest(act, day, day, Map.of(), List.of(), "见调查报告");
        }

        CaseFile with(CaseFile before, ActRequest request) {
            int number = before.acts().size() + 1;
            List<ActFact> acts = new ArrayList<>(before.acts());
            String paper = request.act().paper() == null ? null : "W" + number;
            acts.add(new ActFact(
                    number,
                    request.act(),
                    request.on(),
                    request.fields(),
                    request.evidence(),
                    request.reason(),
                    paper,
                    paper));
            return before.withActs(acts);
        }

        ActFact lastRecorded() {
            return file.acts().isEmpty() ? null : file.acts().get(file.acts().size() - 1);
        }

        ActFact lastStanding() {
            List<ActFact> standing = CaseCourse.standing(file.acts());
            return standing.isEmpty() ? null : standing.get(standing.size() - 1);
        }

        private CaseFile randomFile() {
            boolean stopped = random.nextInt(4) == 0;
            List<ExcludedPeriod> periods = random.nextInt(3) == 0
                    ? List.of(new ExcludedPeriod(
                            random.nextBoolean() ? CauseCode.G2 : CauseCode.F,
                            BASE.plusDays(20),
                            BASE.plusDays(20L + random.nextInt(60)),
                            true,
                            "文"))
                    : List.of();
            List<Encumbrance> rights = new ArrayList<>();
            if (random.nextBoolean()) {
                rights.add(new Encumbrance(Encumbrance.Kind.MORTGAGE, "某银行", BASE, null));
            }
            if (random.nextInt(5) == 0) {
                rights.add(new Encumbrance(Encumbrance.Kind.SEIZURE, "某法院", BASE, BASE.plusYears(3)));
            }
            return new CaseFile(
                    null,
                    IdleFacts.national("339922001001GB00012", List.of(contract()), sites(stopped), periods, List.of()),
                    rights,
                    List.of(),
                    WorkCalendar.WEEKENDS,
                    CaseworkRuleSet.NATIONAL_2012);
        }

        private IdleContract contract() {
            return new IdleContract(
                    "GF-1",
                    1,
                    null,
                    "青溪精工有限公司",
                    ContractKind.GRANT,
                    BASE.minusDays(300),
                    BigDecimal.valueOf(1 + random.nextInt(99_999), 2),
                    null,
                    BASE,
                    null,
                    new BigDecimal("1000"),
                    null,
                    null,
                    null);
        }

        private List<SiteState> sites(boolean stopped) {
            return stopped
                    ? List.of(new SiteState(
                            BASE.plusDays(2),
                            null,
                            BASE.minusDays(100),
                            new BigDecimal("9000"),
                            new BigDecimal("1000"),
                            new BigDecimal("100"),
                            BASE,
                            null,
                            null))
                    : List.of(new SiteState(BASE, null, null, null, null, null, null, null, null));
        }

        @Override
        public String toString() {
            return "seed " + seed + " on " + day + " after "
                    + file.acts().stream().map(fact -> fact.act().name()).toList();
        }
    }

    /** Reads the acts that stand and asks of each hard one what must have come before it. */
    private static final class Chronicle {

        private final Walk path;
        private final List<ActFact> acts;

        Chronicle(Walk path) {
            this.path = path;
            this.acts = CaseCourse.standing(path.file.acts());
        }

        void check() {
            LocalDate previous = LocalDate.MIN;
            for (int i = 0; i < acts.size(); i++) {
                ActFact fact = acts.get(i);
                assertThat(fact.on()).as("%s", path).isAfterOrEqualTo(previous);
                previous = fact.on();
                one(fact, acts.subList(0, i));
            }
        }

        private void one(ActFact fact, List<ActFact> before) {
            switch (fact.act()) {
                case FIND_IDLE ->
                    assertThat(served(before, PaperKind.INVESTIGATION_NOTICE))
                            .as("%s", path)
                            .isPositive();
                case PUBLISH ->
                    assertThat(served(before, PaperKind.FINDING)).as("%s", path).isPositive();
                case APPROVE_PLAN -> {
                    assertThat(has(before, CaseAct.RECORD_IN_SYSTEM))
                            .as("%s", path)
                            .isTrue();
                    assertThat(ownCauseNotStarted(before)).as("%s", path).isFalse();
                }
                case DECIDE_FEE, DECIDE_RECLAIM -> decision(fact, before);
                case APPLY_ENFORCEMENT, ANNOUNCE_CANCELLATION -> enforcement(fact, before);
                case CLOSE ->
                    assertThat(!has(before, CaseAct.PUBLISH) || has(before, CaseAct.WITHDRAW_PUBLICATION))
                            .as("%s", path)
                            .isTrue();
                default -> {}
            }
        }

        private void decision(ActFact fact, List<ActFact> before) {
            assertThat(served(before, PaperKind.HEARING_NOTICE)).as("%s", path).isPositive();
            assertThat(has(before, CaseAct.APPROVE_DECISION)).as("%s", path).isTrue();
            assertThat(ownCauseNotStarted(before)).as("%s", path).isTrue();
            long fees = before.stream()
                    .filter(one -> one.act() == CaseAct.DECIDE_FEE)
                    .count();
            long fallen = before.stream()
                    .filter(one ->
                            one.find(CaseField.RESULT).filter("REVOKED"::equals).isPresent())
                    .count();
            // A decision that never reached its holder, because the land changed hands, is issued anew.
            long overtaken = before.stream()
                    .filter(one -> one.act() == CaseAct.TRANSFER_HOLDER)
                    .count();
            if (fact.act() == CaseAct.DECIDE_FEE) {
                assertThat(fees).as("%s: once per finding", path).isLessThanOrEqualTo(fallen + overtaken);
            } else {
                assertThat(has(before, CaseAct.START_WORK)).as("%s", path).isFalse();
                assertThat(IdleRule.judge(path.file.facts(), fact.on()).yearsFull())
                        .as("%s", path)
                        .isGreaterThanOrEqualTo(2);
            }
        }

        private void enforcement(ActFact fact, List<ActFact> before) {
            LocalDate decided = before.stream()
                    .filter(one -> one.act() == CaseAct.DECIDE_FEE || one.act() == CaseAct.DECIDE_RECLAIM)
                    .map(ActFact::on)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            boolean contested = has(before, CaseAct.RECORD_RULING);
            if (!contested) {
                assertThat(fact.on()).as("%s", path).isAfter(decided.plusMonths(6));
            }
        }

        private boolean ownCauseNotStarted(List<ActFact> before) {
            String cause = before.stream()
                    .filter(one -> one.act() == CaseAct.FIND_IDLE)
                    .map(one -> one.get(CaseField.CAUSE))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            return cause.equals("E") && before.get(0).get(CaseField.TYPE).equals("NOT_STARTED");
        }

        private static boolean has(List<ActFact> acts, CaseAct act) {
            return acts.stream().anyMatch(one -> one.act() == act);
        }

        private static long served(List<ActFact> acts, PaperKind kind) {
            List<String> papers = acts.stream()
                    .filter(one -> one.act().paper() == kind)
                    .map(ActFact::paperId)
                    .toList();
            return acts.stream()
                    .filter(one -> one.act() == CaseAct.SERVE && papers.contains(one.get(CaseField.PAPER_ID)))
                    .count();
        }
    }
}

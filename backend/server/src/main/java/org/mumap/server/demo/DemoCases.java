package org.mumap.server.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.server.access.Account;
import org.mumap.server.access.DemoAccounts;
import org.mumap.server.idle.casework.ActOrder;
import org.mumap.server.idle.casework.CaseActs;
import org.mumap.server.idle.casework.CaseKey;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Some twenty cases of the demo county in various stages, each act recorded through the same door as an officer's. The same county
 * on the same day gives the same cases. Where an act is not lawful on its day the case stops there, as it would in an office.
 */
@Component
@ConditionalOnProperty(name = "mumap.demo", havingValue = "true")
class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);
    private static final String DONE = "demo_cases";
    /** Days between the opening of the oldest case and today: every road fits in. */
    private static final int OLDEST = 110;

    private final CaseActs acts;
    private final JdbcClient owner;
    private final Clock clock;

    DemoCases(CaseActs acts, @Owner JdbcClient owner, Clock clock) {
        this.acts = acts;
        this.owner = owner;
        this.clock = clock;
    }

    /** A step: so many days after the opening. */
    private record Step(int day, CaseAct act, Map<String, String> fields) {}

    /** A parcel to take up: {@code FEE}, {@code RECLAIM} or {@code STOPPED}. */
    private record Candidate(String parcelCode, String road) {}

    /** Opens the cases, unless that was done before. */
    void load() {
        if (owner.sql("select exists (select from live.setting where name = :name)")
                .param("name", DONE)
                .query(Boolean.class)
                .single()) {
            return;
        }
        Account bureau = DemoAccounts.list().stream()
                .filter(account -> account.username().equals("bureau"))
                .findFirst()
                .orElseThrow();
        List<Candidate> candidates = candidates();
        int recorded = 0;
        for (int i = 0; i < candidates.size(); i++) {
            recorded += run(candidates.get(i), i, bureau);
        }
        owner.sql("insert into live.setting (name, value) values (:name, :day) on conflict (name) do nothing")
                .param("name", DONE)
                .param("day", LocalDate.now(clock).toString())
                .update();
        LOG.info("Demo county: {} cases, {} acts", candidates.size(), recorded);
    }

    private List<Candidate> candidates() {
        LocalDate before = LocalDate.now(clock).minusDays(OLDEST + 5L);
        return owner.sql("""
                        select parcel_code, road from (
                          select v.parcel_code,
                                 case when v.finding = 'SUSPECTED_STOPPED' then 'STOPPED' when v.years_full >= 2 then 'RECLAIM' else 'FEE' end as road,
                                 row_number() over (partition by v.finding, v.years_full >= 2 order by v.parcel_code) as n
                          from live.idle_verdict v
                          where v.finding in ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED') and v.first_full_on < :before
                            and not exists (select from ledger.idle_case c where c.parcel_code = v.parcel_code)
                        ) c where n <= 7 order by n, road
                        """)
                .param("before", before)
                .query((row, n) -> new Candidate(row.getString("parcel_code"), row.getString("road")))
                .list();
    }

    // the n-th case goes as far as its number says, and began the longer ago the farther it has to go
    private int run(Candidate candidate, int n, Account by) {
        List<Step> steps = steps(candidate.road());
        int length = 1 + (n * 5) % steps.size();
        Step last = steps.get(length - 1);
        int slack = (n * 11) % 23;
        LocalDate opened = LocalDate.now(clock).minusDays(Math.min(OLDEST, last.day() + slack + 1L));
        int recorded = 0;
        try {
            CaseActs.Recorded open = acts.open(
                    candidate.parcelCode(),
                    new ActOrder(CaseAct.OPEN, opened, null, Map.of(), List.of(), "巡查发现长期未动工或停工"),
                    by);
            recorded++;
            CaseKey key = key(open.caseId());
            for (Step step : steps.subList(0, length)) {
                acts.performFilled(key, ActOrder.of(step.act(), opened.plusDays(step.day()), step.fields()), by);
                recorded++;
            }
        } catch (Problem stop) {
            LOG.debug("Demo case of {} stops: {}", candidate.parcelCode(), stop.getMessage());
        }
        return recorded;
    }

    private CaseKey key(long caseId) {
        return owner.sql("select case_id, case_no, parcel_code from ledger.idle_case where case_id = :case")
                .param("case", caseId)
                .query((row, n) ->
                        new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code")))
                .single();
    }

    private static List<Step> steps(String road) {
        List<Step> steps = new ArrayList<>(List.of(
                step(2, CaseAct.ISSUE_INVESTIGATION_NOTICE),
                serve(4),
                step(20, CaseAct.RECEIVE_MATERIALS, "contents", "原因说明、施工图审查意见"),
                step(36, CaseAct.FIND_IDLE, "cause", "E"),
                serve(38),
                step(40, CaseAct.PUBLISH),
                step(41, CaseAct.RECORD_IN_SYSTEM, "recordNo", "监管备案")));
        if (road.equals("STOPPED")) {
            steps.add(step(50, CaseAct.DRAFT_PLAN, "means", "D6", "otherMeans", "限期复工并分期验收"));
            steps.add(step(60, CaseAct.APPROVE_PLAN, "documentNo", "青政复"));
            return steps;
        }
        steps.add(step(45, CaseAct.NOTIFY_HEARING_RIGHT, "for", road));
        steps.add(serve(46));
        steps.add(step(50, CaseAct.WAIVE_HEARING));
        steps.add(step(58, CaseAct.APPROVE_DECISION, "documentNo", "青政复", "authority", "青溪县人民政府"));
        steps.add(step(60, road.equals("FEE") ? CaseAct.DECIDE_FEE : CaseAct.DECIDE_RECLAIM));
        steps.add(serve(62));
        steps.add(
                road.equals("FEE")
                        ? step(80, CaseAct.PAY_FEE, "receiptNo", "非税收据")
                        : step(80, CaseAct.DEREGISTER, "documentNo", "注销登记"));
        return steps;
    }

    private static Step serve(int day) {
        return step(day, CaseAct.SERVE, "way", "DIRECT", "receivedBy", "企业负责人");
    }

    private static Step step(int day, CaseAct act, String... fields) {
        Map<String, String> filled = new java.util.HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            filled.put(fields[i], fields[i + 1]);
        }
        return new Step(day, act, Map.copyOf(filled));
    }
}

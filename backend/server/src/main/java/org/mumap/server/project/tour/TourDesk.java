package org.mumap.server.project.tour;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.ledger.ActTurn;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The one door through which a tour changes: each change is an act of the ledger, one after another. */
@Service
public class TourDesk {

    private static final String SERIES = "观";
    private static final int LONGEST_TEXT = 1_000;
    /** Later than any commit: inside a transaction everything written so far counts. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient owner;
    private final ActTurn turn;
    private final TourBook book;
    private final Serials serials;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    TourDesk(
            @Owner JdbcClient owner,
            ActTurn turn,
            TourBook book,
            Serials serials,
            Ledger ledger,
            Accounts accounts,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.owner = owner;
        this.turn = turn;
        this.book = book;
        this.serials = serials;
        this.ledger = ledger;
        this.accounts = accounts;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Saves a plan as a new tour.
     *
     * @return its key
     */
    public long open(TourPlan plan, Account by) {
        requireInvited(plan.invited());
        return turn.take(() -> {
            LocalDate today = LocalDate.now(clock);
            String tourNo = serials.next(SERIES, today.getYear()).text();
            long tourId = owner.sql("""
                            insert into ledger.tour (tour_no, invited, created_at, created_by)
                            values (:no, :invited, :at, :by) returning tour_id
                            """)
                    .param("no", tourNo)
                    .param("invited", plan.invited().toArray(String[]::new))
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", by.username())
                    .query(Long.class)
                    .single();
            write(tourId, tourNo, 1, TourAct.PLAN, plan, null, by);
            return tourId;
        });
    }

    /**
     * Saves a plan in the place of the one that holds.
     *
     * @param version number of acts the asker has seen
     * @throws Problem (409) when the tour has changed since, or was withdrawn
     */
    public void revise(long tourId, int version, TourPlan plan, @Nullable String reason, Account by) {
        requireInvited(plan.invited());
        act(tourId, version, TourAct.REVISE, plan, reason, by);
    }

    /**
     * Withdraws a tour; it stays to be read, with who and why.
     *
     * @throws Problem (400) without a reason, (409) when the tour has changed since, or was withdrawn
     */
    public void withdraw(long tourId, int version, @Nullable String reason, Account by) {
        if (reason == null || reason.isBlank()) {
            throw Problem.badRequest("reason-needed");
        }
        act(tourId, version, TourAct.WITHDRAW, null, reason, by);
    }

    private void act(
            long tourId, int version, TourAct act, @Nullable TourPlan plan, @Nullable String reason, Account by) {
        if (reason != null && reason.length() > LONGEST_TEXT) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST_TEXT);
        }
        turn.take(() -> {
            Tour tour = book.read(owner, tourId, new Times(LocalDate.now(clock), LATEST, true));
            if (tour.withdrawn()) {
                throw Problem.conflict("tour-withdrawn", tour.tourNo());
            }
            if (tour.version() != version) {
                throw Problem.conflict("tour-changed", tour.tourNo());
            }
            if (plan != null) {
                owner.sql("update ledger.tour set invited = :invited where tour_id = :tour")
                        .param("invited", plan.invited().toArray(String[]::new))
                        .param("tour", tourId)
                        .update();
            }
            write(tourId, tour.tourNo(), version + 1, act, plan, reason, by);
            return tourId;
        });
    }

    private void write(
            long tourId,
            String tourNo,
            int actNo,
            TourAct act,
            @Nullable TourPlan plan,
            @Nullable String reason,
            Account by) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> row = new HashMap<>();
        row.put("tour_id", tourId);
        row.put("act_no", actNo);
        row.put("tour_no", tourNo);
        row.put("act", act.name());
        row.put("acted_on", today);
        row.put("acted_by", by.username());
        row.put("acted_by_name", by.displayName());
        if (plan != null) {
            row.put("plan", json.convertValue(plan, Map.class));
        }
        if (reason != null && !reason.isBlank()) {
            row.put("reason", reason.strip());
        }
        ledger.enter(Kinds.TOUR_ACTS, row, today, tourNo + " 第" + actNo + "步", by.username());
        audit.record(by.username(), "tour." + act, tourNo, "ok", Map.of("act", actNo));
    }

    private void requireInvited(List<String> invited) {
        List<String> leaders = accounts.listMay(Permission.INSTRUCT).stream()
                .map(Account::username)
                .toList();
        invited.stream().filter(name -> !leaders.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.badRequest("tour-invited", name, String.join(", ", leaders));
        });
    }
}

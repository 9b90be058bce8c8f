package org.mumap.server.idle.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.casework.ActFact;
import org.mumap.rules.idle.casework.ActField;
import org.mumap.rules.idle.casework.ActRequest;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseField;
import org.mumap.rules.idle.casework.CaseLaw;
import org.mumap.rules.idle.casework.OfferedAct;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.rules.idle.casework.Refusal;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.idle.RecordedAct;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.ActTurn;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The one door through which a case changes. An act, the facts it states, its number, its paper, the verdict judged anew and the
 * versions of the layers that show it become visible in one transaction or not at all. The law is asked inside that transaction,
 * so of two officers at once the second meets the case as the first left it.
 */
@Service
public class CaseActs {

    private static final int LONGEST_TEXT = 4_000;

    private final JdbcClient owner;
    private final ActTurn turn;
    private final CaseFiles files;
    private final PaperDesk papers;
    private final FactsOfActs stated;
    private final Serials serials;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    CaseActs(
            @Owner JdbcClient owner,
            ActTurn turn,
            CaseFiles files,
            PaperDesk papers,
            FactsOfActs stated,
            Serials serials,
            Ledger ledger,
            Audit audit,
            Clock clock) {
        this.owner = owner;
        this.turn = turn;
        this.files = files;
        this.papers = papers;
        this.stated = stated;
        this.serials = serials;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was recorded.
     *
     * @param caseId the case
     * @param actNo number of the act
     * @param paperId the paper it issued, null when it issues none
     * @param documentNo number of that paper
     */
    public record Recorded(
            long caseId,
            int actNo,
            @Nullable Long paperId,
            @Nullable String documentNo) {}

    /**
     * Opens a case. The parcel must be known to be in the caller's scope; what the law already knows is filled in.
     *
     * @throws Problem when the parcel has an open case, or the law does not allow it
     */
    public Recorded open(String parcelCode, ActOrder order, Account by) {
        return turn.take(() -> openNow(parcelCode, order, by));
    }

    /**
     * Records an act of a case. The case must be known to be in the caller's scope.
     *
     * @throws Problem (409) when the case has changed since it was seen, (422) when the law does not allow the act
     */
    public Recorded perform(CaseKey key, ActOrder order, Account by) {
        return take(order.act(), pen -> record(file(key), order, by, pen));
    }

    /** As {@link #perform}; fields that the law already knows are filled in where the order leaves them out. */
    public Recorded performFilled(CaseKey key, ActOrder order, Account by) {
        return take(order.act(), pen -> {
            OpenFile file = file(key);
            return record(file, prefilled(file, order), by, pen);
        });
    }

    /**
     * Issues a paper for a parcel by the act that issues it; opens a case first when there is none and the paper is the notice of
     * investigation. Fields that the law already knows are filled in.
     */
    public Recorded issue(String parcelCode, PaperKind kind, LocalDate on, Map<String, String> fields, Account by) {
        CaseAct act = Stream.of(CaseAct.values())
                .filter(one -> one.paper() == kind)
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("not-a-paper-act", kind));
        return take(act, pen -> {
            Optional<CaseKey> open = CaseFiles.findOpen(owner, parcelCode);
            if (open.isEmpty() && act != CaseAct.ISSUE_INVESTIGATION_NOTICE) {
                throw Problem.badRequest("act-needs-case");
            }
            CaseKey key = open.isPresent()
                    ? open.get()
                    : key(openNow(parcelCode, ActOrder.of(CaseAct.OPEN, on, Map.of()), by));
            OpenFile file = file(key);
            return record(file, prefilled(file, ActOrder.of(act, on, fields)), by, pen);
        });
    }

    // a paper takes long to write: it is written before the turn is taken
    private Recorded take(CaseAct act, PaperPen.Act<Recorded> work) {
        return act.paper() == null
                ? turn.take(() -> work.with(PaperPen.NONE))
                : papers.issuing(pen -> turn.take(() -> work.with(pen)));
    }

    /**
     * Records a field check in the open case of a parcel, if it has one; part of the owner's transaction at hand, which has entered
     * the site state itself.
     *
     * @return number of the act
     */
    public Optional<Integer> recordSurvey(
            String parcelCode,
            long checkId,
            LocalDate observedOn,
            @Nullable String note,
            List<Long> evidence,
            Account by) {
        return CaseFiles.findOpen(owner, parcelCode).map(key -> {
            Map<String, String> fields = new HashMap<>();
            fields.put(CaseField.OBSERVED_ON.code(), observedOn.toString());
            fields.put(CaseField.NOTE.code(), note == null || note.isBlank() ? "现场核查 " + checkId : note);
            // on the day it came in: the visit itself may lie before the last act
            ActOrder order = new ActOrder(CaseAct.RECORD_SURVEY, LocalDate.now(clock), null, fields, evidence, null);
            OpenFile file = file(key);
            requireLawful(file, request(order));
            return write(file, order, List.of(), by, PaperPen.NONE).actNo();
        });
    }

    private Recorded openNow(String parcelCode, ActOrder order, Account by) {
        CaseFiles.findOpen(owner, parcelCode).ifPresent(open -> {
            throw Problem.conflict("case-open-already", parcelCode, open.caseNo());
        });
        OpenFile before = files.open(owner, parcelCode, null, now());
        ActOrder filled = prefilled(before, order);
        requireLawful(before, request(filled));
        CaseKey key = create(parcelCode, order.on(), by.username());
        return record(file(key), filled, by, PaperPen.NONE);
    }

    private CaseKey create(String parcelCode, LocalDate on, String by) {
        String caseNo = serials.next(PaperSeries.CASES, on.getYear()).text();
        long caseId = owner.sql("""
                        insert into ledger.idle_case (case_no, parcel_code, created_at, created_by, scope_park, scope_town)
                        select :no, p.parcel_code, :at, :by, p.park_code, p.town from live.parcel p where p.parcel_code = :parcel
                        returning case_id
                        """)
                .param("no", caseNo)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("parcel", parcelCode)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-parcel", parcelCode));
        return new CaseKey(caseId, caseNo, parcelCode);
    }

    private Recorded record(OpenFile file, ActOrder order, Account by, PaperPen pen) {
        requireUnchanged(file, order);
        EvidenceBook.require(owner, file.parcelCode(), order.evidence());
        requireReadable(order);
        requireLawful(file, request(order));
        String title = file.requireKey().caseNo() + " 第" + (file.acts().size() + 1) + "号行为";
        List<Long> batches = order.act() == CaseAct.CORRECT
                ? List.of()
                : stated.enter(file, fact(file, order), title, by.username());
        if (order.act() == CaseAct.CORRECT) {
            stated.takeBack(batchesOf(file, order), by.username());
        }
        return write(file, order, batches, by, pen);
    }

    private Recorded write(OpenFile file, ActOrder order, List<Long> batches, Account by, PaperPen pen) {
        CaseKey key = file.requireKey();
        int actNo = file.acts().size() + 1;
        PaperKind kind = order.act().paper();
        PaperDesk.Issued paper = kind == null ? null : papers.issue(kind, file, actNo, order, by, pen);
        Map<String, Object> row = new HashMap<>();
        row.put("case_id", key.caseId());
        row.put("act_no", actNo);
        row.put("parcel_code", key.parcelCode());
        row.put("act", order.act().name());
        row.put("acted_on", order.on());
        row.put("acted_by", by.username());
        row.put("acted_by_name", by.displayName());
        row.put("fields", order.fields());
        row.put("evidence", order.evidence());
        row.put("fact_batches", batches);
        row.put("clause", order.act().clause(file.file().ruleSet()));
        if (order.reason() != null && !order.reason().isBlank()) {
            row.put("reason", order.reason().strip());
        }
        if (order.act() == CaseAct.CORRECT) {
            row.put("corrects", Integer.valueOf(order.fields().get(CaseField.ACT_NO.code())));
        }
        if (paper != null) {
            row.put("paper_id", paper.paperId());
            row.put("document_no", paper.documentNo());
        }
        ledger.enter(Kinds.IDLE_ACTS, row, order.on(), key.caseNo() + " 第" + actNo + "号行为", by.username());
        audit.record(by.username(), "idle.act." + order.act(), key.caseNo(), "ok", Map.of("act", actNo));
        return new Recorded(
                key.caseId(), actNo, paper == null ? null : paper.paperId(), paper == null ? null : paper.documentNo());
    }

    private OpenFile file(CaseKey key) {
        return files.open(owner, key.parcelCode(), key, now());
    }

    private Times now() {
        return new Times(LocalDate.now(clock), CaseRows.END_OF_TIME, true);
    }

    private CaseKey key(Recorded opened) {
        return owner.sql("select case_id, case_no, parcel_code from ledger.idle_case where case_id = :case")
                .param("case", opened.caseId())
                .query((row, n) ->
                        new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code")))
                .single();
    }

    private ActRequest request(ActOrder order) {
        return new ActRequest(
                order.act(),
                order.on(),
                LocalDate.now(clock),
                order.fields(),
                order.evidence().stream().map(String::valueOf).toList(),
                order.reason());
    }

    private static ActFact fact(OpenFile file, ActOrder order) {
        return new ActFact(
                file.acts().size() + 1, order.act(), order.on(), order.fields(), List.of(), order.reason(), null, null);
    }

    // what the law already knows on that day: the only value a field may take, or the one a form begins with
    private ActOrder prefilled(OpenFile file, ActOrder order) {
        Map<String, String> fields = new HashMap<>(order.fields());
        OpenFile onTheDay = OpenFile.of(file.parcelCode(), file.key(), file.acts(), file.file(), order.on());
        for (OfferedAct offered : onTheDay.standing().offered()) {
            if (offered.act() == order.act()) {
                for (ActField field : offered.fields()) {
                    if (field.value() != null) {
                        fields.putIfAbsent(field.field().code(), field.value());
                    }
                }
            }
        }
        return order.withFields(fields);
    }

    private static void requireUnchanged(OpenFile file, ActOrder order) {
        List<RecordedAct> acts = file.acts();
        if (order.version() == null || order.version() == acts.size() || acts.isEmpty()) {
            return;
        }
        RecordedAct last = acts.get(acts.size() - 1);
        MessageTexts texts = MessageTexts.of(Messages.current());
        throw Problem.conflict(
                "case-changed",
                file.requireKey().caseNo(),
                last.byName(),
                texts.render(Message.of("casework.choice", last.fact().act())),
                last.recordedAt());
    }

    private static void requireReadable(ActOrder order) {
        order.fields().forEach((name, value) -> {
            if (value.length() > LONGEST_TEXT) {
                throw Problem.badRequest("text-too-long", name, LONGEST_TEXT);
            }
        });
        if (order.reason() != null && order.reason().length() > LONGEST_TEXT) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST_TEXT);
        }
    }

    private static void requireLawful(OpenFile file, ActRequest request) {
        Refusal refusal = CaseLaw.check(file.file(), request).refusal();
        if (refusal != null) {
            MessageTexts texts = MessageTexts.of(Messages.current());
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "act-refused",
                    texts.render(refusal.why()),
                    texts.render(refusal.cure()),
                    refusal.clause());
        }
    }

    private List<Long> batchesOf(OpenFile file, ActOrder order) {
        return owner.sql("""
                        select unnest(fact_batches) from ledger.idle_act
                        where case_id = :case and act_no = :act and superseded_at = 'infinity'
                        """)
                .param("case", file.requireKey().caseId())
                .param("act", Integer.valueOf(order.fields().getOrDefault(CaseField.ACT_NO.code(), "0")))
                .query(Long.class)
                .list();
    }
}

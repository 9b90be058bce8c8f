package org.mumap.server.linkage;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's word on firms and parcels. What is accepted enters the ledger: the occupancy as a batch of its own, which can be rolled
 * back, and on demand the holder's code into the contract. What is refused, and that a firm has no land, is remembered.
 */
@Service
public class LinkDecisions {

    /** Pairs accepted in one go. */
    static final int MOST_AT_ONCE = 500;

    private static final Set<String> RELATIONS = Set.of("OWN", "LEASE_IN", "OCCUPY");
    private static final int LONGEST_NOTE = 500;

    /** What is decided. */
    public enum Verdict {
        /** The firm sits on the parcel. */
        ACCEPT,
        /** It does not. */
        REFUSE,
        /** None of the parcels is the firm's. */
        NONE
    }

    /**
     * A word.
     *
     * @param parcelCode the parcel; not asked for with NONE
     * @param relation how the firm uses it; null for OWN where the contract names it, else OCCUPY
     * @param landM2 land it uses; null for the registered area of the parcel where nobody else sits there
     * @param fromOn since when; null for the day of delivery or signing
     * @param linkHolder whether its code is written into a contract that has none
     * @param note note
     */
    public record Word(
            Verdict verdict,
            @Nullable String parcelCode,
            @Nullable String relation,
            @Nullable BigDecimal landM2,
            @Nullable LocalDate fromOn,
            @Nullable Boolean linkHolder,
            @Nullable String note) {}

    private final LinkQueue queue;
    private final Ledger ledger;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    LinkDecisions(
            LinkQueue queue,
            Ledger ledger,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.queue = queue;
        this.ledger = ledger;
        this.owner = owner;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides about a firm.
     *
     * @throws Problem 404 what the importer does not see; 409 what is decided already; 400 what is not readable
     */
    public void decide(String creditCode, Word word, Batch.Importer importer) {
        LinkQueue.Firm firm = queue.get(creditCode, Locale.SIMPLIFIED_CHINESE);
        String note = word.note() == null || word.note().isBlank()
                ? null
                : word.note().strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problem.badRequest("text-too-long", "note", LONGEST_NOTE);
        }
        if (word.verdict() == Verdict.NONE) {
            requireCounty(importer);
            transaction.executeWithoutResult(status -> {
                record(firm, null, word.verdict(), null, note, null, null, importer.username());
                tell(importer.username(), word.verdict(), creditCode, "");
            });
            return;
        }
        LinkQueue.Candidate candidate = firm.candidates().stream()
                .filter(c -> c.parcelCode().equals(word.parcelCode()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("linkage-no-candidate", String.valueOf(word.parcelCode())));
        requireScope(candidate, importer);
        transaction.executeWithoutResult(status -> {
            if (word.verdict() == Verdict.REFUSE) {
                record(firm, candidate, word.verdict(), null, note, null, null, importer.username());
            } else {
                accept(firm, candidate, word, note, importer.username());
            }
            tell(importer.username(), word.verdict(), creditCode, candidate.parcelCode());
        });
    }

    // to say that a firm has no land at all one must see all of it
    private static void requireCounty(Batch.Importer importer) {
        if (!importer.county()) {
            throw Problem.forbidden("linkage-county");
        }
    }

    private static void requireScope(LinkQueue.Candidate candidate, Batch.Importer importer) {
        if (!importer.county()
                && (candidate.parkCode() == null || !importer.parks().contains(candidate.parkCode()))) {
            throw Problem.notFound("linkage-no-candidate", candidate.parcelCode());
        }
    }

    private void accept(
            LinkQueue.Firm firm, LinkQueue.Candidate candidate, Word word, @Nullable String note, String by) {
        requireThere(firm.creditCode(), candidate.parcelCode());
        String relation = word.relation() == null ? relation(candidate) : word.relation();
        if (!RELATIONS.contains(relation)) {
            throw Problem.badRequest("unreadable-choice", "relation", relation, "LEASE_IN, OCCUPY, OWN");
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("credit_code", firm.creditCode());
        facts.put("parcel_code", candidate.parcelCode());
        facts.put("relation", relation);
        facts.put("land_m2", land(candidate, word));
        LocalDate from = word.fromOn() == null ? since(candidate) : word.fromOn();
        if (from != null && from.isAfter(today)) {
            throw Problem.badRequest("day-in-future", from);
        }
        if (from != null) {
            facts.put("from_on", from);
        }
        String title = Messages.text(
                "linkage", Locale.SIMPLIFIED_CHINESE, "batch.title", List.of(firm.name(), candidate.parcelCode()));
        long batch =
                ledger.enter(Kinds.get("occupancies"), facts, today, title, by).batchId();
        Long holderBatch = null;
        if (Boolean.TRUE.equals(word.linkHolder())) {
            holderBatch = linkHolder(firm, candidate, today, title, by);
        }
        record(firm, candidate, Verdict.ACCEPT, relation, note, batch, holderBatch, by);
    }

    private long linkHolder(LinkQueue.Firm firm, LinkQueue.Candidate candidate, LocalDate on, String title, String by) {
        if (candidate.contractKey() == null || candidate.holderCode() != null) {
            throw Problem.conflict("linkage-holder", candidate.parcelCode());
        }
        return ledger.amend(
                        Kinds.get("contracts"),
                        candidate.contractKey(),
                        Map.of("holder_code", firm.creditCode()),
                        on,
                        title,
                        by)
                .batchId();
    }

    private static String relation(LinkQueue.Candidate candidate) {
        return candidate.because().stream()
                        .anyMatch(b ->
                                !b.reason().equals("ADDRESS") && !b.reason().equals("PARCEL_NAME"))
                ? "OWN"
                : "OCCUPY";
    }

    private static BigDecimal land(LinkQueue.Candidate candidate, Word word) {
        if (word.landM2() != null) {
            if (word.landM2().signum() <= 0) {
                throw Problem.badRequest("linkage-land", word.landM2().toPlainString());
            }
            return word.landM2();
        }
        // two on one parcel share it, and how is not to be guessed
        if (!candidate.takenBy().isEmpty()) {
            throw Problem.badRequest("linkage-land-shared", candidate.parcelCode());
        }
        return candidate.registeredAreaM2() != null
                ? candidate.registeredAreaM2()
                : BigDecimal.valueOf(candidate.areaM2()).setScale(2, java.math.RoundingMode.HALF_UP);
    }

    private static @Nullable LocalDate since(LinkQueue.Candidate candidate) {
        return candidate.deliveredOn() != null ? candidate.deliveredOn() : candidate.signedOn();
    }

    // the queue may be older than the ledger
    private void requireThere(String creditCode, String parcelCode) {
        boolean there = owner.sql("""
            select exists (select from ledger.enterprise where credit_code = :code and superseded_at = 'infinity' and not ended)
               and exists (select from live.parcel where parcel_code = :parcel)
               and not exists (select from ledger.occupancy o where o.credit_code = :code and o.parcel_code = :parcel
                     and o.superseded_at = 'infinity' and not o.ended and (o.to_on is null or o.to_on >= :day))
            """)
                .param("code", creditCode)
                .param("parcel", parcelCode)
                .param("day", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
        if (!there) {
            throw Problem.conflict("linkage-changed", creditCode, parcelCode);
        }
    }

    private void record(
            LinkQueue.Firm firm,
            LinkQueue.@Nullable Candidate candidate,
            Verdict verdict,
            @Nullable String relation,
            @Nullable String note,
            @Nullable Long batch,
            @Nullable Long holderBatch,
            String by) {
        int rows = owner.sql("""
            insert into ledger.link_decision (credit_code, parcel_code, firm_name, holder_name, verdict, score, reasons, relation,
              note, batch_id, holder_batch_id, decided_by, decided_at, scope_park, scope_town)
            select :code, :parcel, :firm, :holder, :verdict, cast(:score as numeric),
                   (select reasons from ledger.link_candidate c where c.credit_code = :code and c.parcel_code = :parcel),
                   :relation, :note, cast(:batch as bigint), cast(:holderBatch as bigint), :by, :at, :park, :town
            on conflict do nothing
            """)
                .param("code", firm.creditCode())
                .param("parcel", candidate == null ? null : candidate.parcelCode())
                .param("firm", firm.name())
                .param("holder", candidate == null ? null : candidate.holderName())
                .param("verdict", verdict.name())
                .param("score", candidate == null ? null : candidate.score())
                .param("relation", relation)
                .param("note", note)
                .param("batch", batch)
                .param("holderBatch", holderBatch)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("park", candidate == null ? null : candidate.parkCode())
                .param("town", candidate == null ? null : candidate.town())
                .update();
        if (rows == 0) {
            throw Problem.conflict("linkage-decided", firm.name());
        }
    }

    private void tell(String by, Verdict verdict, String creditCode, String parcelCode) {
        audit.record(
                by,
                "linkage." + verdict.name().toLowerCase(Locale.ROOT),
                creditCode,
                "ok",
                Map.of("parcel", parcelCode));
    }

    /**
     * Accepts every pair whose credit codes are the same and about which there is no doubt, the first five hundred.
     *
     * @return how many
     */
    public int acceptSure(Batch.Importer importer) {
        record Pair(String code, String parcel) {}
        List<Pair> pairs = queue.listSure(MOST_AT_ONCE).stream()
                .map(p -> new Pair(p.creditCode(), p.parcelCode()))
                .toList();
        int accepted = 0;
        for (Pair pair : pairs) {
            Word word = new Word(Verdict.ACCEPT, pair.parcel(), null, null, null, null, null);
            try {
                decide(pair.code(), word, importer);
                accepted++;
            } catch (Problem e) {
                // what changed meanwhile waits for a person; the others go on
                if (e.status().is5xxServerError()) {
                    throw e;
                }
            }
        }
        return accepted;
    }

    /**
     * Takes a decision back; what it entered is rolled back.
     *
     * @throws Problem 404 what the importer does not see; 409 when it is taken back already, or something stands on it
     */
    public void takeBack(long id, Batch.Importer importer) {
        LinkQueue.Decided decided = queue.find(id).orElseThrow(() -> Problem.notFound("linkage-no-decision", id));
        if (!importer.county() && !seen(id, importer)) {
            throw Problem.notFound("linkage-no-decision", id);
        }
        transaction.executeWithoutResult(status -> {
            int rows = owner.sql("""
                update ledger.link_decision set undone_by = :by, undone_at = :at where id = :id and undone_at is null
                """)
                    .param("by", importer.username())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
            if (rows == 0) {
                throw Problem.conflict("linkage-undone", id);
            }
            if (decided.holderBatchId() != null) {
                ledger.rollback(Long.parseLong(decided.holderBatchId()), importer.username());
            }
            if (decided.batchId() != null) {
                ledger.rollback(Long.parseLong(decided.batchId()), importer.username());
            }
            audit.record(importer.username(), "linkage.back", decided.creditCode(), "ok", Map.of("decision", id));
        });
    }

    private boolean seen(long id, Batch.Importer importer) {
        return owner.sql("select scope_park = any(:parks) from ledger.link_decision where id = :id")
                .param("parks", importer.parks().toArray(String[]::new))
                .param("id", id)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }
}

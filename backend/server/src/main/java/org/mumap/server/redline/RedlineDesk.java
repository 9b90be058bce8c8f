package org.mumap.server.redline;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Scope;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.mumap.server.redline.Redline.Act;
import org.mumap.server.redline.Redline.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door through which redlines come and change. Every act takes the row of its redline first, so that of two people at once
 * the second is told that it has changed; a number is taken in the same transaction, so none is ever missing.
 */
@Service
public class RedlineDesk {

    /** Series of the numbers; no paper may take it. */
    private static final String SERIES = "圈";

    private static final String INSERT = SqlFile.text("redline/insert.sql");
    private static final int LONGEST_WORDS = 1_000;
    private static final int FARTHEST_DUE_YEARS = 5;
    /** So long what somebody has just done can be taken back. */
    private static final Duration UNDOABLE = Duration.ofHours(24);

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final RedlineBook book;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Serials serials;
    private final Audit audit;
    private final Clock clock;

    RedlineDesk(
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            RedlineBook book,
            Accounts accounts,
            SignedIn signedIn,
            Serials serials,
            Audit audit,
            Clock clock) {
        this.owner = owner;
        this.transaction = transaction;
        this.book = book;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.serials = serials;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is drawn.
     *
     * @param geoJson GeoJSON geometry, longitude and latitude
     * @param addressee account that is asked to answer; null for nobody in particular
     * @param dueOn day until which an answer is wanted
     */
    public record Sketch(
            Redline.Kind kind,
            String geoJson,
            String words,
            @Nullable String addressee,
            @Nullable LocalDate dueOn) {}

    /** Somebody who can be asked to answer. */
    public record Addressee(String username, String name, String nameEn, String office) {}

    /** Everybody who sees land and can be asked. */
    public List<Addressee> addressees() {
        requireSight();
        return accounts.listReaders().stream()
                .map(account -> new Addressee(
                        account.username(), account.displayName(), account.displayNameEn(), account.office()))
                .toList();
    }

    /**
     * Draws a redline.
     *
     * @throws Problem (403) when the account sees no land, or not the land drawn on; (400) when it cannot be taken as it is
     */
    public Redline draw(Sketch sketch) {
        Account by = requireSight();
        Geometry shape = RedlineShape.read(sketch.kind(), sketch.geoJson());
        String words = words(sketch.words(), true);
        requireDue(sketch.dueOn());
        Account addressee = addressee(sketch.addressee());
        Instant now = clock.instant();
        long id = Objects.requireNonNull(transaction.execute(status -> {
            String no = serials.next(SERIES, LocalDate.now(clock).getYear()).text();
            long markId = owner.sql(INSERT)
                    .param("no", no)
                    .param("kind", sketch.kind().name())
                    .param("geom", PostgisShapes.toHex(shape))
                    .param("words", words)
                    .param("by", by.username())
                    .param("byName", by.displayName())
                    .param("office", by.office())
                    .param("addressee", addressee == null ? null : addressee.username(), Types.VARCHAR)
                    .param("addresseeName", addressee == null ? null : addressee.displayName(), Types.VARCHAR)
                    .param("dueOn", sketch.dueOn(), Types.DATE)
                    .param("at", Timestamp.from(now))
                    .query(Long.class)
                    .single();
            requireInside(markId);
            write(markId, 1, Act.DRAW, by, now, null, null);
            audit.record(by.username(), "redline.DRAW", no, "ok", Map.of("kind", sketch.kind()));
            return markId;
        }));
        return book.get(id);
    }

    /**
     * Does something with a redline that the caller sees.
     *
     * @param version number of acts that the caller has seen
     * @throws Problem (404) when the caller does not see it, (403) when it is not the caller's to do, (409) when it has changed since or
     *     does not stand where that can be done
     */
    public Redline act(long id, Act act, int version, @Nullable String words) {
        Account by = requireSight();
        Redline seen = book.get(id);
        String said = words(words, act == Act.ANSWER);
        transaction.executeWithoutResult(status -> {
            owner.sql("select mark_id from redline.mark where mark_id = :id for update")
                    .param("id", id)
                    .query(Long.class)
                    .single();
            int acts = owner.sql("select count(*)::integer from redline.act where mark_id = :id")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
            if (acts != version || acts != seen.version()) {
                throw Problem.conflict("redline-changed", seen.no());
            }
            Instant now = clock.instant();
            Integer undoes = act == Act.UNDO ? undone(seen, by, now) : null;
            requireRight(seen, act, by);
            write(id, acts + 1, act, by, now, said.isEmpty() ? null : said, undoes);
            audit.record(by.username(), "redline." + act, seen.no(), "ok", Map.of("act", acts + 1));
        });
        return book.get(id);
    }

    private void write(
            long id, int no, Act act, Account by, Instant at, @Nullable String words, @Nullable Integer undoes) {
        owner.sql("""
                        insert into redline.act (mark_id, act_no, act, acted_by, acted_by_name, acted_at, words, undoes)
                        values (:id, :no, :act, :by, :byName, :at, :words, :undoes)
                        """)
                .param("id", id)
                .param("no", no)
                .param("act", act.name())
                .param("by", by.username())
                .param("byName", by.displayName())
                .param("at", Timestamp.from(at))
                .param("words", words, Types.VARCHAR)
                .param("undoes", undoes, Types.INTEGER)
                .update();
    }

    private Account requireSight() {
        Account account = signedIn.get();
        if (signedIn.scope().extent().equals("none")) {
            throw Problem.forbidden("redline-no-land");
        }
        return account;
    }

    private @Nullable Account addressee(@Nullable String username) {
        if (username == null || username.isBlank()) {
            return null;
        }
        return accounts.listReaders().stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("redline-addressee", username));
    }

    /** Somebody who sees a part of the county draws on that part. */
    private void requireInside(long id) {
        Scope scope = signedIn.scope();
        boolean inside = scope.county()
                || owner.sql("""
                                select coalesce(m.scope_park = any(:parks), false) or coalesce(m.scope_town = any(:towns), false)
                                from redline.mark m where m.mark_id = :id
                                """)
                        .param("parks", scope.parks().toArray(String[]::new))
                        .param("towns", scope.towns().toArray(String[]::new))
                        .param("id", id)
                        .query(Boolean.class)
                        .single();
        if (!inside) {
            throw Problem.forbidden("redline-outside");
        }
    }

    private void requireDue(@Nullable LocalDate dueOn) {
        LocalDate today = LocalDate.now(clock);
        if (dueOn != null && (dueOn.isBefore(today) || dueOn.isAfter(today.plusYears(FARTHEST_DUE_YEARS)))) {
            throw Problem.badRequest("redline-due", dueOn, today);
        }
    }

    private static String words(@Nullable String words, boolean wanted) {
        String plain = words == null ? "" : words.strip();
        if (plain.length() > LONGEST_WORDS || (wanted && plain.isEmpty())) {
            throw Problem.badRequest("redline-words", LONGEST_WORDS);
        }
        return plain;
    }

    /** The act that would be undone: one's own last one, of today or yesterday; a drawing is withdrawn instead. */
    private static int undone(Redline mark, Account by, Instant now) {
        Redline.Step last = mark.last();
        boolean own = last.by().equals(by.username());
        if (last.act() == Act.DRAW || !own || last.at().isBefore(now.minus(UNDOABLE))) {
            throw Problem.conflict("redline-undo", mark.no());
        }
        return last.no();
    }

    private static void requireRight(Redline mark, Act act, Account by) {
        boolean author = mark.by().equals(by.username());
        boolean asked = mark.addressee() == null || mark.addressee().equals(by.username());
        boolean allowed = switch (act) {
            case ANSWER -> asked || author;
            case CLOSE, REOPEN, WITHDRAW -> author;
            case UNDO -> true;
            case DRAW -> false;
        };
        if (!allowed) {
            throw Problem.forbidden("redline-not-yours", mark.no());
        }
        boolean stands = switch (act) {
            case ANSWER, CLOSE, WITHDRAW -> mark.state() == State.OPEN || mark.state() == State.ANSWERED;
            case REOPEN -> mark.state() == State.CLOSED || mark.state() == State.ANSWERED;
            case UNDO -> true;
            case DRAW -> false;
        };
        if (!stands) {
            throw Problem.conflict("redline-state", mark.no());
        }
    }
}

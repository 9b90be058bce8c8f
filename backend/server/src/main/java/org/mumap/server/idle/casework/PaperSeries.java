package org.mumap.server.idle.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The words before the year in a document number (字号). An office that has rules of its own sets them per kind of paper; kinds with
 * the same words share one run of numbers. Papers already issued keep the number they have.
 */
@Component
public class PaperSeries {

    /** Series of case numbers; no paper may take it. */
    static final String CASES = "闲";

    private static final Map<PaperKind, String> USUAL = new EnumMap<>(Map.ofEntries(
            Map.entry(PaperKind.INVESTIGATION_NOTICE, "闲调"),
            Map.entry(PaperKind.FINDING, "闲认"),
            Map.entry(PaperKind.ANNOUNCEMENT, "闲公"),
            Map.entry(PaperKind.MORTGAGEE_NOTICE, "闲抵"),
            Map.entry(PaperKind.DISPOSAL_PLAN, "闲处"),
            Map.entry(PaperKind.SUPPLEMENT, "闲补"),
            Map.entry(PaperKind.HEARING_NOTICE, "闲听"),
            Map.entry(PaperKind.FEE_DECISION, "闲费"),
            Map.entry(PaperKind.RECLAIM_DECISION, "闲收"),
            Map.entry(PaperKind.CANCELLATION_ANNOUNCEMENT, "闲销"),
            Map.entry(PaperKind.SERVICE_RECEIPT, "闲送")));
    // brackets, digits and 号 belong to the number itself
    private static final Pattern WORDS = Pattern.compile("[\\p{IsHan}\\p{IsLatin}]{1,20}");

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PaperSeries(@Owner JdbcClient owner, @Owner TransactionTemplate transaction, Clock clock) {
        this.owner = owner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The series of a kind of paper.
     *
     * @param kind the paper
     * @param series the words in force
     * @param usual the words that the program comes with
     * @param last last number given out in it this year, 0 when none
     * @param year this year
     * @param by account that set it, null when the usual ones rule
     */
    public record Setting(
            PaperKind kind,
            String series,
            String usual,
            int last,
            int year,
            @Nullable String by) {

        /** True when the office has set its own. */
        public boolean own() {
            return !series.equals(usual);
        }

        /** The number that the next paper has. */
        public String next() {
            return new Serials.Serial(series, year, last + 1).documentNo();
        }
    }

    /** The series of a kind of paper. */
    String of(PaperKind kind) {
        return owner.sql("select series from casework.series where kind = :kind")
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .orElseGet(() -> usual(kind));
    }

    /** The series of every kind of paper that has a number. */
    public List<Setting> list() {
        int year = LocalDate.now(clock).getYear();
        return Arrays.stream(PaperKind.values())
                .filter(kind -> kind != PaperKind.SERVICE_RECEIPT)
                .map(kind -> owner.sql("""
                                select coalesce(own.series, :usual) as series, own.changed_by, coalesce(s.last, 0) as last
                                from (select 1) one left join casework.series own on own.kind = :kind
                                left join casework.serial s on s.series = coalesce(own.series, :usual) and s.year = :year
                                """)
                        .param("usual", usual(kind))
                        .param("kind", kind.name())
                        .param("year", year)
                        .query((row, n) -> new Setting(
                                kind,
                                row.getString("series"),
                                usual(kind),
                                row.getInt("last"),
                                year,
                                row.getString("changed_by")))
                        .single())
                .toList();
    }

    /**
     * Sets the series of a kind of paper; it rules from the next paper on.
     *
     * @param series the words before the year; blank = the usual ones again
     * @throws Problem (422) when it cannot stand before the year of a number, or belongs to the cases
     */
    public void set(PaperKind kind, String series, String by) {
        String words = series.strip();
        if (!words.isEmpty()
                && (!WORDS.matcher(words).matches() || Serials.RESERVED.contains(words) || words.endsWith("号"))) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "paper-series", words);
        }
        transaction.executeWithoutResult(status -> {
            owner.sql("delete from casework.series where kind = :kind")
                    .param("kind", kind.name())
                    .update();
            if (!words.isEmpty() && !words.equals(usual(kind))) {
                owner.sql("""
                                insert into casework.series (kind, series, changed_by, changed_at)
                                values (:kind, :series, :by, :at)
                                """)
                        .param("kind", kind.name())
                        .param("series", words)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update();
            }
        });
    }

    private static String usual(PaperKind kind) {
        return Objects.requireNonNull(USUAL.get(kind));
    }
}

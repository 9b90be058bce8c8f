package org.mumap.server.entry;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.TaxBands;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.rules.threshold.SampleFirm;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds as kept: worked out by one, approved by another, and never changed. */
@Service
public class KeptThresholds {

    private static final int MOST = 500;
    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    KeptThresholds(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Audit audit,
            Clock clock,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** Keeps an advice with its sample, as a draft; one transaction. */
    public String keep(EntryThresholds.Advice advice, Account by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<ThresholdIndicator, BigDecimal> values = advice.thresholds();
            long id = owner.sql("""
                insert into ledger.entry_threshold (year, industry, park_code, park_name, floor_set,
                  investment_wan_per_mu, tax_wan_per_mu, output_wan_per_mu, rules, advice, as_of, known_at,
                  made_by, made_by_name, made_at)
                values (:year, :industry, :park, :parkName, :floors, :investment, :tax, :output,
                  cast(:rules as jsonb), cast(:advice as jsonb), :asOf, :knownAt, :by, :name, :at)
                returning threshold_id
                """)
                    .param("year", advice.year())
                    .param("industry", advice.industry(), Types.VARCHAR)
                    .param("park", advice.park(), Types.VARCHAR)
                    .param("parkName", advice.parkName(), Types.VARCHAR)
                    .param("floors", advice.floors(), Types.VARCHAR)
                    .param("investment", values.get(ThresholdIndicator.INVESTMENT_PER_MU), Types.NUMERIC)
                    .param("tax", values.get(ThresholdIndicator.TAX_PER_MU), Types.NUMERIC)
                    .param("output", values.get(ThresholdIndicator.OUTPUT_PER_MU), Types.NUMERIC)
                    .param("rules", json.writeValueAsString(advice.rules()))
                    .param("advice", json.writeValueAsString(advice.indicators()))
                    .param("asOf", advice.times().asOf())
                    .param("knownAt", Timestamp.from(advice.times().knownAt()))
                    .param("by", by.username())
                    .param("name", by.displayName())
                    .param("at", Timestamp.from(clock.instant()))
                    .query(Long.class)
                    .single();
            advice.members().forEach(member -> keep(id, member));
            audit.record(by.username(), "entry.keep", Long.toString(id), "ok", Map.of("year", advice.year()));
            return Long.toString(id);
        }));
    }

    private void keep(long id, EntryThresholds.Member member) {
        SampleFirm firm = member.firm();
        owner.sql("""
            insert into ledger.entry_threshold_sample (threshold_id, credit_code, park_code, town, name, division,
              mu, investment_wan, tax_wan, output_wan, dropped)
            values (:id, :code, :park, :town, :name, :division, :mu, :investment, :tax, :output, :dropped)
            """)
                .param("id", id)
                .param("code", firm.creditCode())
                .param("park", firm.parkCode(), Types.VARCHAR)
                .param("town", member.town(), Types.VARCHAR)
                .param("name", firm.name(), Types.VARCHAR)
                .param("division", firm.division(), Types.VARCHAR)
                .param("mu", firm.mu())
                .param("investment", firm.investmentWan(), Types.NUMERIC)
                .param("tax", firm.taxWan(), Types.NUMERIC)
                .param("output", firm.outputWan(), Types.NUMERIC)
                .param(
                        "dropped",
                        member.dropped() == null ? null : member.dropped().name(),
                        Types.VARCHAR)
                .update();
    }

    /**
     * Approves a draft, for the county: an account of a part of it cannot. Nor can the one who worked it out.
     *
     * @throws Problem when the account does not see the whole county, or the draft is not there, approved already, or one's own
     */
    @Transactional(readOnly = true)
    public KeptThreshold approve(long id, String documentNo, @Nullable LocalDate validFrom, Account by) {
        if (!by.county()) {
            throw Problem.forbidden("entry-county");
        }
        if (documentNo.isBlank() || documentNo.length() > LONGEST) {
            throw Problem.badRequest("field-needed", "documentNo");
        }
        KeptThreshold draft = get(id);
        String maker = owner.sql("select made_by from ledger.entry_threshold where threshold_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        if (maker.equals(by.username())) {
            throw Problem.conflict("entry-own", draft.madeBy());
        }
        Integer rows = transaction.execute(status -> {
            int changed = owner.sql("""
                update ledger.entry_threshold set approved_by = :by, approved_by_name = :name, approved_at = :at,
                  document_no = :document, valid_from = :from
                where threshold_id = :id and approved_at is null
                """)
                    .param("by", by.username())
                    .param("name", by.displayName())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("document", documentNo.strip())
                    .param("from", validFrom == null ? EntryThresholds.nextYear(draft.year()) : validFrom)
                    .param("id", id)
                    .update();
            audit.record(
                    by.username(),
                    "entry.approve",
                    Long.toString(id),
                    changed == 1 ? "ok" : "entry-approved",
                    Map.of("documentNo", documentNo.strip()));
            return changed;
        });
        if (rows == null || rows == 0) {
            throw Problem.conflict("entry-approved", draft.documentNo() == null ? "" : draft.documentNo());
        }
        return owner.sql("select " + KeptThreshold.COLUMNS + " from ledger.entry_threshold where threshold_id = :id")
                .param("id", id)
                .query((row, n) -> KeptThreshold.of(row))
                .single();
    }

    /** A threshold in scope. */
    @Transactional(readOnly = true)
    public KeptThreshold get(long id) {
        return jdbc.sql("select " + KeptThreshold.COLUMNS + " from ledger.entry_threshold where threshold_id = :id")
                .param("id", id)
                .query((row, n) -> KeptThreshold.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-threshold", id));
    }

    /** All in scope, newest first. */
    @Transactional(readOnly = true)
    public List<KeptThreshold> list() {
        return jdbc.sql("select " + KeptThreshold.COLUMNS
                        + " from ledger.entry_threshold order by threshold_id desc limit :most")
                .param("most", MOST)
                .query((row, n) -> KeptThreshold.of(row))
                .list();
    }

    /** Every number that led to it, as kept. */
    @Transactional(readOnly = true)
    public List<IndicatorAdvice> adviceOf(long id) {
        String kept = jdbc.sql("select advice::text from ledger.entry_threshold where threshold_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-threshold", id));
        return List.of(json.readValue(kept, IndicatorAdvice[].class));
    }

    /**
     * A firm of a kept sample.
     *
     * @param creditCode its code
     * @param name its name then
     * @param division its industry
     * @param parkCode park of the land counted
     * @param mu land, mu
     * @param investmentWan 万元
     * @param taxWan 万元; null when not known, or hidden
     * @param taxBand tax per mu in a band, where the exact one is hidden; else null
     * @param outputWan 万元
     * @param dropped why it was left out, null = it stood in the sample
     */
    public record KeptMember(
            String creditCode,
            @Nullable String name,
            @Nullable String division,
            @Nullable String parkCode,
            BigDecimal mu,
            @Nullable BigDecimal investmentWan,
            @Nullable BigDecimal taxWan,
            @Nullable String taxBand,
            @Nullable BigDecimal outputWan,
            @Nullable String dropped) {

        /** The firm for those who may not see what it paid. */
        public KeptMember withoutTax() {
            return new KeptMember(
                    creditCode,
                    name,
                    division,
                    parkCode,
                    mu,
                    investmentWan,
                    null,
                    TaxBands.of(taxWan, mu),
                    outputWan,
                    dropped);
        }
    }

    /** The sample as kept, as far as the caller sees the land. */
    @Transactional(readOnly = true)
    public List<KeptMember> members(long id) {
        return jdbc.sql("""
            select credit_code, name, division, park_code, mu, investment_wan, tax_wan, output_wan, dropped
            from ledger.entry_threshold_sample where threshold_id = :id
            order by dropped nulls first, credit_code, park_code
            """)
                .param("id", id)
                .query((row, n) -> new KeptMember(
                        row.getString("credit_code"),
                        row.getString("name"),
                        row.getString("division"),
                        row.getString("park_code"),
                        row.getBigDecimal("mu"),
                        row.getBigDecimal("investment_wan"),
                        row.getBigDecimal("tax_wan"),
                        null,
                        row.getBigDecimal("output_wan"),
                        row.getString("dropped")))
                .list();
    }

    /** The newest approved one of a year, industry and park. */
    static Optional<KeptThreshold> newest(JdbcClient jdbc, int year, @Nullable String industry, @Nullable String park) {
        return jdbc.sql("select " + KeptThreshold.COLUMNS + """
             from ledger.entry_threshold
             where year = :year and approved_at is not null and industry is not distinct from cast(:industry as text)
               and park_code is not distinct from cast(:park as text)
             order by threshold_id desc limit 1
            """)
                .param("year", year)
                .param("industry", industry, Types.VARCHAR)
                .param("park", park, Types.VARCHAR)
                .query((row, n) -> KeptThreshold.of(row))
                .optional();
    }
}

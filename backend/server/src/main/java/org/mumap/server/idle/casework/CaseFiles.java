package org.mumap.server.idle.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.casework.CaseFile;
import org.mumap.rules.idle.casework.CaseworkRuleSet;
import org.mumap.rules.idle.casework.Encumbrance;
import org.mumap.server.idle.IdleFactsReader;
import org.mumap.server.idle.RecordedAct;
import org.mumap.server.idle.RecordedActs;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.ledger.WorkCalendars;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything the ledger knows of a case, as the rules want it. */
@Service
public class CaseFiles {

    private final JdbcClient jdbc;
    private final Facts facts;
    private final IdleFactsReader reader;
    private final RecordedActs acts;
    private final WorkCalendars calendars;

    CaseFiles(JdbcClient jdbc, Facts facts, IdleFactsReader reader, RecordedActs acts, WorkCalendars calendars) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
        this.acts = acts;
        this.calendars = calendars;
    }

    /** The case of that number; a problem (404) when there is none in scope. */
    @Transactional(readOnly = true)
    public CaseKey key(long caseId) {
        return jdbc.sql("select case_id, case_no, parcel_code from ledger.idle_case where case_id = :case")
                .param("case", caseId)
                .query((row, n) ->
                        new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code")))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-case", caseId));
    }

    /** The parcel of a case in scope. */
    @Transactional(readOnly = true)
    public String parcelOf(long caseId) {
        return key(caseId).parcelCode();
    }

    /** The open case of a parcel in scope, if it has one. */
    @Transactional(readOnly = true)
    public Optional<CaseKey> findOpen(String parcelCode) {
        return findOpen(jdbc, parcelCode);
    }

    static Optional<CaseKey> findOpen(JdbcClient reader, String parcelCode) {
        return reader.sql("""
                        select case_id, case_no, parcel_code from live.idle_case
                        where parcel_code = :parcel and closed_on is null
                        """)
                .param("parcel", parcelCode)
                .query((row, n) ->
                        new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code")))
                .optional();
    }

    /**
     * The file of a case, or of a parcel that has none yet.
     *
     * @param from with whose rights to read: the application's for answers, the owner's for acting
     * @param key the case, null before the opening
     */
    OpenFile open(JdbcClient from, String parcelCode, @Nullable CaseKey key, Times times) {
        List<RecordedAct> recorded = key == null ? List.of() : acts.ofCase(from, key.caseId(), times);
        IdleFacts known = Objects.requireNonNull(
                reader.read(from, List.of(parcelCode), times).get(parcelCode));
        CaseFile file = new CaseFile(
                key == null ? null : key.caseNo(),
                withoutOwnActs(known, key),
                encumbrances(from, parcelCode, times),
                recorded.stream().map(RecordedAct::fact).toList(),
                calendars.read(from, times),
                CaseworkRuleSet.NATIONAL_2012);
        return OpenFile.of(parcelCode, key, recorded, file, times.asOf());
    }

    // the rules add what this case has found themselves, from its acts
    private static IdleFacts withoutOwnActs(IdleFacts known, @Nullable CaseKey key) {
        List<LegalState> others = known.legal().stream()
                .filter(state -> key == null || !key.caseNo().equals(state.caseNo()))
                .toList();
        return new IdleFacts(
                known.parcelCode(),
                known.contracts(),
                known.siteStates(),
                known.excludedPeriods(),
                others,
                known.ruleSet());
    }

    private List<Encumbrance> encumbrances(JdbcClient from, String parcelCode, Times times) {
        return facts.list(from, Kinds.get("encumbrances"), "parcel_code", List.of(parcelCode), times).stream()
                .filter(row -> !"EASEMENT".equals(row.text("kind")))
                .map(CaseFiles::encumbrance)
                .toList();
    }

    private static Encumbrance encumbrance(Fact row) {
        return new Encumbrance(
                Encumbrance.Kind.valueOf(row.requiredText("kind")),
                row.requiredText("holder_name"),
                row.date("from_on"),
                row.date("to_on"));
    }
}

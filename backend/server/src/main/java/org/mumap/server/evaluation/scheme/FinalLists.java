package org.mumap.server.evaluation.scheme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which preliminary list a final list ends, and whether it may go out: each preliminary list has one final list, published after its
 * period, when every objection to it and to those before it is ruled on, from a run that knows every correction.
 */
@Component
class FinalLists {

    private final JdbcClient owner;
    private final Clock clock;

    FinalLists(@Owner JdbcClient owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    private record Preliminary(
            long id, LocalDate toOn, @Nullable Long ended) {}

    /** What became of the objections to a preliminary list and to those before it. */
    private record Hearing(int open, @Nullable Instant corrected) {}

    /**
     * The preliminary list that a final list of this run ends; a problem when it may not go out.
     *
     * @param run the run to be published
     * @param family its scheme, by the first version
     * @param wanted the preliminary list meant, null = the newest of the scheme and year
     */
    long follows(EvaluationResults.Run run, long family, @Nullable Long wanted) {
        Preliminary preliminary = find(run, family, wanted)
                .orElseThrow(() -> wanted == null
                        ? Problem.conflict("final-without-preliminary", run.year())
                        : Problem.conflict("final-of-another", wanted, run.id()));
        if (preliminary.ended() != null) {
            throw Problem.conflict("final-issued", preliminary.id(), preliminary.ended());
        }
        Hearing hearing = hearing(run, family, preliminary.id());
        if (hearing.open() > 0) {
            throw Problem.conflict("final-open-objections", hearing.open());
        }
        if (!preliminary.toOn().isBefore(LocalDate.now(clock))) {
            throw Problem.conflict("final-in-period", preliminary.toOn());
        }
        if (hearing.corrected() != null && run.knownAt().isBefore(hearing.corrected())) {
            throw Problem.conflict("final-before-correction", run.id());
        }
        return preliminary.id();
    }

    /** The refusal of a second final list that was published at the same moment. */
    Problem issued(long preliminary) {
        long ended = owner.sql("select publication_id from ledger.evaluation_publication where follows = :id")
                .param("id", preliminary)
                .query(Long.class)
                .single();
        return Problem.conflict("final-issued", preliminary, ended);
    }

    private Optional<Preliminary> find(EvaluationResults.Run run, long family, @Nullable Long wanted) {
        return owner.sql("""
                        select p.publication_id, p.to_on, f.publication_id as ended
                        from ledger.evaluation_publication p
                        left join ledger.evaluation_publication f on f.follows = p.publication_id
                        where p.kind = 'PRELIMINARY' and p.year = :year and p.family = :family
                          and (cast(:wanted as bigint) is null or p.publication_id = :wanted)
                        order by p.publication_id desc limit 1
                        """)
                .param("year", run.year())
                .param("family", family)
                .param("wanted", wanted)
                .query((row, n) -> new Preliminary(
                        row.getLong("publication_id"),
                        row.getObject("to_on", LocalDate.class),
                        row.getObject("ended", Long.class)))
                .optional();
    }

    // a second preliminary list does not make the objections to the first go away
    private Hearing hearing(EvaluationResults.Run run, long family, long preliminary) {
        return owner.sql("""
                        select count(*) filter (where r.objection_id is null) as open,
                          max(r.ruled_at) filter (where r.outcome = 'UPHELD') as corrected
                        from ledger.evaluation_publication p
                        join ledger.evaluation_objection o using (publication_id)
                        left join ledger.evaluation_ruling r using (objection_id)
                        where p.kind = 'PRELIMINARY' and p.year = :year and p.family = :family and p.publication_id <= :preliminary
                        """)
                .param("year", run.year())
                .param("family", family)
                .param("preliminary", preliminary)
                .query((row, n) -> new Hearing(
                        row.getInt("open"),
                        row.getTimestamp("corrected") == null
                                ? null
                                : row.getTimestamp("corrected").toInstant()))
                .single();
    }
}

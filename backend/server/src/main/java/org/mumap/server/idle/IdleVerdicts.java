package org.mumap.server.idle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verdicts judged on demand, for any two times, on the facts that the caller's scope contains. */
@Service
@Transactional(readOnly = true)
public class IdleVerdicts {

    private final JdbcClient jdbc;
    private final Facts facts;
    private final IdleFactsReader reader;

    IdleVerdicts(JdbcClient jdbc, Facts facts, IdleFactsReader reader) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
    }

    /**
     * The verdict on a parcel.
     *
     * @throws Problem (404) when there was no such parcel at those times, or the scope does not contain it
     */
    public IdleVerdict get(String parcelCode, Times times) {
        if (facts.list(jdbc, Kinds.get("parcels"), "row_key", List.of(parcelCode), times)
                .isEmpty()) {
            throw Problem.notFound("no-such-parcel", parcelCode);
        }
        return Objects.requireNonNull(judge(List.of(parcelCode), times).get(parcelCode));
    }

    /**
     * The verdicts on parcels that are known to be in scope.
     *
     * @param parcelCodes at most {@link IdleFactsReader#CHUNK}
     */
    public Map<String, IdleVerdict> judge(Collection<String> parcelCodes, Times times) {
        return reader.read(jdbc, parcelCodes, times).values().stream()
                .collect(Collectors.toMap(IdleFacts::parcelCode, known -> IdleRule.judge(known, times.asOf())));
    }
}

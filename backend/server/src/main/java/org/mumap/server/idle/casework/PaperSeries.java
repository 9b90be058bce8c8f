package org.mumap.server.idle.casework;

import java.util.EnumMap;
import java.util.Map;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words before the year in a document number. An office that has rules of its own sets them in {@code casework.series}. */
@Component
class PaperSeries {

    /** Series of case numbers. */
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

    private final JdbcClient owner;

    PaperSeries(@Owner JdbcClient owner) {
        this.owner = owner;
    }

    /** The series of a kind of paper. */
    String of(PaperKind kind) {
        return owner.sql("select series from casework.series where kind = :kind")
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .orElseGet(() -> USUAL.getOrDefault(kind, kind.name()));
    }
}

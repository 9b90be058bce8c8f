package org.mumap.server.idle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.server.ledger.Times;

/**
 * A page of the list, and the sums over all of it.
 *
 * @param times the two times it was judged for
 * @param rows most urgent first
 * @param parcels parcels of all pages
 * @param areaMu their area, mu: the exact sum of the rows' areas
 * @param byFinding parcels per finding, whatever finding was asked for
 * @param next key of the next page, null on the last
 * @param cases open cases by parcel
 */
public record CandidatePage(
        Times times,
        List<Candidate> rows,
        int parcels,
        BigDecimal areaMu,
        Map<IdleFinding, Integer> byFinding,
        @Nullable String next,
        Map<String, OpenCase> cases) {}

package org.mumap.server.idle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.ActFact;

/**
 * An act of a case as it stands in the ledger.
 *
 * @param caseId the case
 * @param caseNo its number, {@code 闲〔2026〕12}
 * @param parcelCode its parcel
 * @param fact the act as the rules read it
 * @param clause clause it stands on
 * @param corrects number of the act it undoes, null when it undoes none
 * @param by account that acted
 * @param byName name of that account at the time
 * @param recordedAt when it became known
 * @param batchId batch of one row that recorded it
 */
public record RecordedAct(
        long caseId,
        String caseNo,
        String parcelCode,
        ActFact fact,
        @Nullable String clause,
        @Nullable Integer corrects,
        String by,
        String byName,
        Instant recordedAt,
        long batchId) {}

package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lawful approval to convert and expropriate land (农转用征收批次).
 *
 * @param batchNo its name
 * @param approvedOn day of the approval
 * @param documentNo number of the approval
 * @param areaM2 area approved, as the document says it
 * @param use use it was approved for; null where the document does not say
 * @param drawnByTown drawn area of the batch in each town, by the town's name: the weights by which the approved area is split
 */
public record ApprovalBatch(
        String batchNo,
        LocalDate approvedOn,
        @Nullable String documentNo,
        BigDecimal areaM2,
        @Nullable String use,
        Map<String, BigDecimal> drawnByTown) {

    public ApprovalBatch {
        drawnByTown = Map.copyOf(drawnByTown);
    }
}

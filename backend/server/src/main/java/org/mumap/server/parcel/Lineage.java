package org.mumap.server.parcel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lay here before and after, and every version of the parcel, as known at an instant.
 *
 * @param predecessors parcels it was made from
 * @param successors parcels made from it
 * @param versions oldest first
 */
public record Lineage(List<String> predecessors, List<String> successors, List<Version> versions) {

    /**
     * A recorded version.
     *
     * @param batchId batch it came from
     * @param dataDate first day it holds
     * @param recordedAt when it became known
     * @param supersededAt when it was corrected, as far as was known; null while it stands
     * @param ended whether it says that the parcel ended on that day
     */
    public record Version(
            String batchId,
            LocalDate dataDate,
            Instant recordedAt,
            @Nullable Instant supersededAt,
            boolean ended) {}
}

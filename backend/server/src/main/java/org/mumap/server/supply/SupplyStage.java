package org.mumap.server.supply;

import java.time.LocalDate;
import org.mumap.rules.supply.BatchParcel;

/** What a list of parcels behind a number of the chain is asked for. */
public enum SupplyStage {
    /** 供: supplied. */
    SUPPLIED,
    /** 批而未供: inside a batch, drawn as a parcel, not supplied. Land of the batch that is no parcel yet is in no list. */
    UNSUPPLIED,
    /** 交: handed over. */
    DELIVERED,
    /** Started. */
    STARTED,
    /** 供而未用: supplied and not started. */
    NOT_STARTED;

    /** Whether the parcel stands there on that day. */
    boolean holds(BatchParcel parcel, LocalDate asOf) {
        return switch (this) {
            case SUPPLIED -> parcel.supplied(asOf);
            case UNSUPPLIED -> !parcel.supplied(asOf);
            case DELIVERED -> parcel.delivered(asOf);
            case STARTED -> parcel.started(asOf);
            case NOT_STARTED -> parcel.supplied(asOf) && !parcel.started(asOf);
        };
    }
}

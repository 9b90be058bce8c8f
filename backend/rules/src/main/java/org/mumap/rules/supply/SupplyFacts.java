package org.mumap.rules.supply;

import java.util.List;

/**
 * What the ledger knows of the chain. Facts dated later than the day asked about may be among them; the order does not matter.
 *
 * @param batches approvals
 * @param parcels parcels inside them; a parcel in two batches stands here twice, each time with its own part
 * @param expropriations reports
 * @param quotas plan quotas
 */
public record SupplyFacts(
        List<ApprovalBatch> batches,
        List<BatchParcel> parcels,
        List<Expropriation> expropriations,
        List<Quota> quotas) {

    public SupplyFacts {
        batches = List.copyOf(batches);
        parcels = List.copyOf(parcels);
        expropriations = List.copyOf(expropriations);
        quotas = List.copyOf(quotas);
    }
}

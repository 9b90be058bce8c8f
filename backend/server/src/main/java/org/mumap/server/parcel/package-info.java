/**
 * Parcels: where they lie, what they are, what lay there before. {@link org.mumap.server.parcel.Parcels} lists them and reads
 * shape and lineage; the facts about a parcel are read through the ledger, and the dossier is composed by {@code desk}.
 */
@NullMarked
package org.mumap.server.parcel;

import org.jspecify.annotations.NullMarked;

/**
 * What the desk prints: the map as it is looked at, an atlas, the dossier of a parcel, the distribution map of idle land. It reads
 * within the caller's scope and hands shapes and words to the print room, which knows nothing of parcels.
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.sheet.ViewPrint}: the current view, by theme.
 *   <li>{@link org.mumap.server.desk.sheet.AtlasPrint}: one true-scale page per parcel.
 *   <li>{@link org.mumap.server.desk.sheet.DossierPrint}: one parcel, every fact with its source (一宗一档).
 *   <li>{@link org.mumap.server.desk.sheet.DistributionPrint}: the county's idle land with counts per town.
 *   <li>{@link org.mumap.server.desk.sheet.MapLook}: the layers' own style documents, read for paper: no second list of colours.
 * </ul>
 */
@NullMarked
package org.mumap.server.desk.sheet;

import org.jspecify.annotations.NullMarked;

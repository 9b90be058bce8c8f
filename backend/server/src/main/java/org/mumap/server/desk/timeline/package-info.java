/**
 * The time line of the map: how far each parcel had come on a row of days, and how many parcels and mu that makes. Everything is
 * read from the ledger as of each day and judged by the rules; nothing of it is stored (decision 0091).
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.timeline.TimeLine}: counts per day and stage; they add up to the parcels of the day.
 *   <li>{@link org.mumap.server.desk.timeline.TimeLineTiles}: the same parcels as vector tiles, one letter per day in each, so that
 *       the browser plays years without asking again.
 * </ul>
 */
@NullMarked
package org.mumap.server.desk.timeline;

import org.jspecify.annotations.NullMarked;

/**
 * The desk: what a user sees first and opens next. Top room: it composes the dossier, the lists of the day and the search from
 * the rooms below and from what they have written; it judges nothing itself.
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.Dossiers}: everything about one parcel, every fact with its source, at any two times.
 *   <li>{@link org.mumap.server.desk.Today}: counters that equal the lists, and how fresh the data are.
 *   <li>{@link org.mumap.server.desk.Search}: parcels, enterprises, projects and parks by name or code.
 *   <li>{@link org.mumap.server.desk.Selections}: parcels chosen by a drawn shape, with sums.
 *   <li>{@link org.mumap.server.desk.PerMuSources}: the files that a per-mu number was computed from.
 *   <li>{@link org.mumap.server.desk.Bookmarks}: named views that each account keeps for itself.
 *   <li>{@code meeting}: the meeting room, one question a page.
 *   <li>{@code dataset}: how fresh, complete and good the data are, and what they mean.
 *   <li>{@link org.mumap.server.desk.Opening}: what the front end must know before anybody signs in.
 * </ul>
 */
@NullMarked
package org.mumap.server.desk;

import org.jspecify.annotations.NullMarked;

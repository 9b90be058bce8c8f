/**
 * Tours of projects (现场观摩): in which order to visit, when one arrives, what to look at and what to ask.
 *
 * <ul>
 *   <li>{@link org.mumap.rules.progress.tour.VisitOrder}: the shortest order over given distances, exact up to twelve stops.
 *   <li>{@link org.mumap.rules.progress.tour.TourClock}: arrival and departure at every stop.
 *   <li>{@link org.mumap.rules.progress.tour.TourTalk}: purpose and question, proposed from how a project stands.
 *   <li>{@link org.mumap.rules.progress.tour.MoneyWords}: takes amounts of money out of a text that goes onto a phone.
 * </ul>
 */
@NullMarked
package org.mumap.rules.progress.tour;

import org.jspecify.annotations.NullMarked;

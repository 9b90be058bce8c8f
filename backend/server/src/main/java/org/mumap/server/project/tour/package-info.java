/**
 * Tours of projects (现场观摩): which projects are visited in which order, when, where one gets off, what to look at and what to ask.
 * The rules are {@code org.mumap.rules.progress.tour}; an act of a tour is a fact of the ledger (decision 0052).
 *
 * <ul>
 *   <li>{@link org.mumap.server.project.tour.TourPlanner}: a draft → order, ways by road, times and proposed words.
 *   <li>{@link org.mumap.server.project.tour.TourDesk}: the one door through which a tour is saved, revised or withdrawn.
 *   <li>{@link org.mumap.server.project.tour.TourBook}: reads tours in the caller's scope.
 *   <li>{@link org.mumap.server.project.tour.TourPackages}: what a phone may keep of a tour; no money of single firms (decision 0053).
 *   <li>{@link org.mumap.server.project.tour.ProjectEntrances}: states where the entrance of a project is.
 * </ul>
 *
 * Its papers are in {@code org.mumap.server.project.paper}.
 *
 * Invariant: the database decides who sees a tour: those who keep projects all, a leader those he is invited to.
 */
@NullMarked
package org.mumap.server.project.tour;

import org.jspecify.annotations.NullMarked;

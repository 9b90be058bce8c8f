/**
 * Projects: stages, plans, reports, and a lamp that is computed from them and never typed in. The arithmetic is
 * {@code org.mumap.rules.progress}.
 *
 * <ul>
 *   <li>{@link org.mumap.server.project.ProjectJudge}: judges inside the commit, and all projects when a day begins; writes
 *       {@code live.project_site}.
 *   <li>{@link org.mumap.server.project.ProjectStandings}: the list with its totals, worst first, now or at other times.
 *   <li>{@link org.mumap.server.project.ProjectCards}: one project with the source of every number.
 *   <li>{@link org.mumap.server.project.ProjectBoards}: funnel, rates, signed projects that have not started and why.
 *   <li>{@link org.mumap.server.project.ProjectDetails}: the battle map of one project: starts, permits, schedule, claim, tickets.
 *   <li>{@code photo}: photos of projects, with where time and place come from.
 *   <li>{@code visit}: who was at which site, and the days on site of a week.
 *   <li>{@code ticket}: what projects lack, whose job it is, and instructions given on the spot.
 *   <li>{@code tour}: which projects are visited in which order, and what is asked there.
 * </ul>
 *
 * Invariant: whatever is answered is read under the caller's row level security; a project outside is not there (404).
 */
@NullMarked
package org.mumap.server.project;

import org.jspecify.annotations.NullMarked;

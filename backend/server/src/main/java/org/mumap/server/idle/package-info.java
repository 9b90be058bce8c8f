/**
 * Idle land: which parcels are suspected of lying idle, why, and how many days are left.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.IdleFactsReader}: the ledger's facts in the words of the rules, of a few parcels; {@code
 *       CountyFacts} reads the same of many.
 *   <li>{@link org.mumap.server.idle.IdleJudging}: keeps {@code live.idle_verdict} and the idle columns of {@code live.parcel}
 *       true: at each commit for the parcels it touches; at midnight, at start and after a change of rules {@code CountyJudging}
 *       judges the whole county beside the live rows and takes it over at once (decision 0013).
 *   <li>{@link org.mumap.server.idle.IdleVerdicts}: one parcel's verdict, judged on demand for any two times.
 *   <li>{@link org.mumap.server.idle.IdleCandidates}: the list, most urgent first, and the counters that equal it; from stored
 *       rows by key ({@code StoredStandings}), or judged on demand for other times ({@code JudgedStandings}).
 * </ul>
 *
 * The law stands in {@code org.mumap.rules.idle}; nothing is decided here. To change idle land, open {@code idle/} in the rules,
 * here and in the web, and nowhere else.
 */
@NullMarked
package org.mumap.server.idle;

import org.jspecify.annotations.NullMarked;

/**
 * The only way in for facts: file → staged rows → checks → report → commit. One reader serves every kind; what a kind is stands
 * in the tables of {@link org.mumap.server.ledger.Kinds}.
 *
 * <ol>
 *   <li>{@link org.mumap.server.ingest.Imports} takes an upload, keeps the original and files a batch.
 *   <li>The queue hands it to the check: rows are read ({@code ingest.format}), cells and shapes judged one by one, rows copied to
 *       {@code ledger.staged_row} in bulk.
 *   <li>What needs all rows at once (keys twice, references, scope, overlaps, county) is asked of the database in sets.
 *   <li>The report says for every complaint where it is and how to cure it. Nothing is repaired unasked and nothing is dropped: rows =
 *       accepted + rejected.
 *   <li>A person decides what the check cannot: changes row by row ({@link org.mumap.server.ingest.Approval}), places where parcels do
 *       not fit ({@link org.mumap.server.ingest.FabricWorkbench}).
 *   <li>A commit hands the accepted rows to {@link org.mumap.server.ledger.Ledger}, in one transaction.
 * </ol>
 *
 * Uses {@code ledger}, {@code access}, {@code geo}, {@code problem}; no other room.
 */
@NullMarked
package org.mumap.server.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * The ledger: batches, versions, sources, the two times. A fact is a row that came from a batch; a correction is a new row
 * that supersedes the old one; nothing is overwritten or deleted.
 *
 * <ul>
 *   <li>{@link org.mumap.server.ledger.Kinds}: what can be brought in, column by column (the table that ingest, templates and
 *       the data dictionary read).
 *   <li>{@link org.mumap.server.ledger.Ledger}: commit and roll-back, each one transaction.
 *   <li>{@link org.mumap.server.ledger.Facts}: reading, as of a day and as known at an instant.
 *   <li>{@link org.mumap.server.ledger.FactsChanged}: told inside the committing transaction, so that rooms judge anew.
 *   <li>{@link org.mumap.server.ledger.ActTurn}, {@link org.mumap.server.ledger.Serials}: one act after another, and numbers
 *       without gaps, for the rooms whose facts are acts.
 * </ul>
 *
 * Kernel: may use {@code geo} and {@code problem}; knows no room.
 */
@NullMarked
package org.mumap.server.ledger;

import org.jspecify.annotations.NullMarked;

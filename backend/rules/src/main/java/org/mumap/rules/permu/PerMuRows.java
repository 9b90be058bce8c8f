package org.mumap.rules.permu;

import java.util.List;

/**
 * A table with its total.
 *
 * @param rows ascending by key, {@code NONE} and {@code UNPLACED} last
 * @param total everything; the rows add up to it to the fen
 */
public record PerMuRows(List<PerMuRow> rows, PerMuRow total) {}

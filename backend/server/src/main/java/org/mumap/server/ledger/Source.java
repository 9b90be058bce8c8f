package org.mumap.server.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact came from.
 *
 * @param batchId batch that brought it
 * @param fileName file of that batch
 * @param sheet sheet of a workbook, else null
 * @param row row in the file, from 1 as people count it (the header of a table is row 1); null when it has none
 * @param recordedAt when it became known
 * @param dataDate day of the data as the batch declared it
 * @param by account that brought it
 */
public record Source(
        String batchId,
        String fileName,
        @Nullable String sheet,
        @Nullable Integer row,
        Instant recordedAt,
        LocalDate dataDate,
        String by) {}

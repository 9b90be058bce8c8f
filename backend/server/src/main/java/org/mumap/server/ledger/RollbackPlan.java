package org.mumap.server.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a roll-back would do.
 *
 * @param rows rows it undoes
 * @param kept rows that stay, because something later stands on them
 * @param first the first of those
 * @param later the batches that stand on them, the newest first: in this order they would have to be rolled back before
 */
public record RollbackPlan(int rows, int kept, List<Kept> first, List<Later> later) {

    /** Why a row stays. */
    public enum Why {
        /** A later batch corrected it; that correction would have no ground. */
        CORRECTED_LATER,
        /** Facts of other batches name the thing, which would be no more. */
        REFERRED_TO
    }

    /**
     * A row that stays.
     *
     * @param key its key
     * @param sheet sheet of the file, or null
     * @param row row of the file
     * @param why why it stays
     * @param batches batches that stand on it
     */
    public record Kept(
            String key, @Nullable String sheet, @Nullable Integer row, Why why, List<String> batches) {}

    /** A batch that stands on some rows. */
    public record Later(String id, String fileName, Why why, int rows) {}
}

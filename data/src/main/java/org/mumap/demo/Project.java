package org.mumap.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One project with the lot it stands on or hopes for.
 *
 * @param stage stage of the import format
 * @param candidate true when the lot is only a candidate
 * @param lampDraw where the lamp shall land: R, Y, G, or N for no plan
 */
record Project(
        int index,
        String code,
        String name,
        String owner,
        String industryCode,
        Lot lot,
        Stage stage,
        boolean candidate,
        char lampDraw,
        LocalDate signed,
        LocalDate plannedStart,
        @Nullable LocalDate started,
        LocalDate plannedCompletion,
        @Nullable LocalDate completed,
        double totalWan) {

    /** Stages of the import format, in order. */
    enum Stage {
        LEAD,
        TALK,
        INTENT,
        SIGNED,
        SITE,
        APPROVED,
        LAND,
        PERMIT,
        STARTED,
        BUILDING,
        COMPLETED,
        PRODUCING,
        FULL,
        SUSPENDED,
        TERMINATED;

        boolean signed() {
            return compareTo(SIGNED) >= 0;
        }
    }

    /** 新开工/续建/竣工/预备 as the key-project lists sort them in the year of `today`. */
    String kind(LocalDate today) {
        LocalDate done = completed;
        LocalDate begun = started;
        if (done != null && done.getYear() >= today.getYear() - 1) {
            return "竣工";
        }
        if (begun != null) {
            return begun.getYear() == today.getYear() ? "新开工" : "续建";
        }
        return stage.compareTo(Stage.LAND) >= 0 && plannedStart.getYear() <= today.getYear() ? "新开工" : "预备";
    }
}

package org.mumap.server.idle.casework;

import org.jspecify.annotations.Nullable;

/**
 * What writes the paper inside an act. Writing takes long, and while an act is under way nobody else may change the land: so an act
 * is done twice. The first time the pen stops it where its paper would be written and keeps what that would say; everything is
 * rolled back, and the paper is written in nobody's way. The second time the pen has the paper ready.
 */
abstract class PaperPen {

    /** An act that issues a paper; it writes with the pen it is given. */
    @FunctionalInterface
    interface Act<T> {
        T with(PaperPen pen);
    }

    /** A paper in both forms. */
    record Written(PaperModel model, byte[] docx, byte[] pdf) {}

    /** Thrown by a rehearsal in the place of writing; carries what the paper would say. */
    static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PaperModel model;

        Rehearsed(PaperModel model) {
            super("rehearsed", null, false, false);
            this.model = model;
        }

        PaperModel model() {
            return model;
        }
    }

    /** The pen of an act that issues no paper. */
    static final PaperPen NONE = new PaperPen() {
        @Override
        Written write(PaperModel model) {
            throw new IllegalStateException("This act issues no paper");
        }
    };

    /** The pen that stops an act where its paper would be written. */
    static final PaperPen REHEARSAL = new PaperPen() {
        @Override
        Written write(PaperModel model) {
            throw new Rehearsed(model);
        }
    };

    /** The paper that says this. */
    abstract Written write(PaperModel model);

    /** What a rehearsal stopped at, or null when the act ended before its paper. */
    static @Nullable PaperModel stoppedAt(Runnable act) {
        try {
            act.run();
        } catch (Rehearsed stopped) {
            return stopped.model();
        }
        return null;
    }
}

package org.mumap.server.published.filter;

import org.geotools.api.filter.Filter;
import org.mumap.server.problem.Problem;

/** Reads filters, within limits that hold before anything is looked up or computed. */
public final class Cql2 {

    /** Filter language of {@code filter-lang}: text. */
    public static final String TEXT = "cql2-text";

    /** Filter language of {@code filter-lang}: JSON. */
    public static final String JSON = "cql2-json";

    static final int LONGEST = 10_000;
    static final int DEEPEST = 20;
    static final int MOST_PREDICATES = 100;
    static final int MOST_LISTED = 1_000;

    private Cql2() {}

    /**
     * The filter of a text.
     *
     * @param language {@link #TEXT} or {@link #JSON}
     * @throws Problem 400 when it cannot be read or is too large
     */
    public static Filter read(String language, String text) {
        if (text.length() > LONGEST) {
            throw tooLarge();
        }
        return switch (language) {
            case TEXT -> new Cql2Text(text).read();
            case JSON -> new Cql2Json().read(text);
            default -> throw Problem.badRequest("filter-language-not-supported", "filter-lang", language);
        };
    }

    static Problem tooLarge() {
        return Problem.badRequest("filter-too-large", DEEPEST, MOST_PREDICATES);
    }

    static Problem bad(String what) {
        return Problem.badRequest("bad-filter", what);
    }

    static Problem refused(String what) {
        return Problem.badRequest("filter-not-supported", what);
    }

    /** Counts while a filter is read: how deep it goes, how much it asks. */
    static final class Bounds {

        private int depth;
        private int predicates;
        private int listed;

        void enter() {
            depth++;
            if (depth > DEEPEST) {
                throw tooLarge();
            }
        }

        void leave() {
            depth--;
        }

        void predicate() {
            if (++predicates > MOST_PREDICATES) {
                throw tooLarge();
            }
        }

        void member() {
            if (++listed > MOST_LISTED) {
                throw tooLarge();
            }
        }
    }
}

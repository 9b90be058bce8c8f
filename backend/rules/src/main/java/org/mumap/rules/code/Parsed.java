package org.mumap.rules.code;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mumap.rules.Message;

/**
 * What came of reading a code: the code, or what is wrong with it.
 *
 * @param <T> the type of the code
 */
public sealed interface Parsed<T> {

    /** The text is a well-formed code. */
    record Ok<T>(T value) implements Parsed<T> {}

    /**
     * The text is not a well-formed code.
     *
     * @param reason what is wrong
     * @param args the values of the reason, see {@link CodeProblem}
     */
    record Wrong<T>(CodeProblem reason, List<Object> args) implements Parsed<T> {

        public Wrong {
            args = List.copyOf(args);
        }

        /** The reason as a sentence that can be said in any language. */
        public Message message() {
            return new Message("code.problem." + reason.name(), args);
        }
    }

    /** True if there is a code. */
    default boolean ok() {
        return this instanceof Ok<T>;
    }

    /** The code, if the text was one. */
    default Optional<T> find() {
        return this instanceof Ok<T> good ? Optional.of(good.value()) : Optional.empty();
    }

    /** What is wrong, if anything is. */
    default Optional<Message> problem() {
        return this instanceof Wrong<T> wrong ? Optional.of(wrong.message()) : Optional.empty();
    }

    /**
     * The code.
     *
     * @throws NoSuchElementException if the text was none
     */
    default T get() {
        if (this instanceof Wrong<T> wrong) {
            throw new NoSuchElementException(wrong.reason() + " " + wrong.args());
        }
        return ((Ok<T>) this).value();
    }
}

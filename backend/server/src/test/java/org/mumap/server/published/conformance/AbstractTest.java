package org.mumap.server.published.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test that follows one abstract test of a standard's Annex A. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@interface AbstractTest {

    /** Conformance class and name of the abstract test: {@code features-1/core/root-op}. */
    String value();

    /** What is seen to, in a few words; a sign * says that it is stricter than the official runner. */
    String sees();
}

package org.mumap.server.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the database access of the owner role: it writes the ledger and passes row level security, so only commits, jobs and
 * sign-in use it; never a query whose answer goes to a user unfiltered.
 */
@Qualifier("owner")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Owner {}

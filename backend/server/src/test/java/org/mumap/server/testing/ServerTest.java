package org.mumap.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mumap.server.MuMap;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a random port over a database of its own, with the demo accounts and without the demo county. Inject
 * {@link TestDatabase} to write rows as the owner, {@code @LocalServerPort} and {@link Http} to ask as an account.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MuMap.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"mumap.demo=true", "mumap.demo-county=false"})
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
public @interface ServerTest {}

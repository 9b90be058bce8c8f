package org.mumap.server.published;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mumap.server.MuMap;
import org.mumap.server.testing.FreshDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole server over a database with the rows of {@code published/fixture.sql} (see {@link Fixture}); shared by its tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MuMap.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"mumap.demo=true", "mumap.demo-county=false"})
@ContextConfiguration(initializers = FreshDatabase.class)
@interface LayersTest {}

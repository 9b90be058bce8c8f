package org.mumap.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;

/** The house rules of this module: law and arithmetic, and nothing else. */
@AnalyzeClasses(packages = "org.mumap.rules", importOptions = ImportOption.DoNotIncludeTests.class)
class RulesHouseTest {

    @ArchTest
    static final ArchRule NEEDS_NOTHING_BUT_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.mumap.rules..", "org.jgrapht..");

    /** Assignment and long round trips are a well-kept library's (decisions 0046, 0052); no other rule leans on it. */
    @ArchTest
    static final ArchRule GRAPH_LIBRARY_FOR_MATCHING_AND_TOURS_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages("org.mumap.rules.siting.matching..", "org.mumap.rules.progress.tour..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jgrapht..");

    @ArchTest
    static final ArchRule NO_DATABASE_NO_NETWORK_NO_DESKTOP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net..", "java.awt..", "java.nio.file..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class)
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule MEASURE_STANDS_ALONE = room("measure").mayKnow();

    @ArchTest
    static final ArchRule CODE_STANDS_ALONE = room("code").mayKnow();

    @ArchTest
    static final ArchRule IDLE = room("idle").mayKnow("measure", "code");

    @ArchTest
    static final ArchRule CALENDAR_STANDS_ALONE = room("calendar").mayKnow();

    @ArchTest
    static final ArchRule CASEWORK = room("idle.casework").mayKnow("idle", "calendar", "measure");

    @ArchTest
    static final ArchRule SIGNAL = room("idle.signal").mayKnow("idle");

    @ArchTest
    static final ArchRule PERMU = room("permu").mayKnow("measure", "code");

    @ArchTest
    static final ArchRule PROGRESS = room("progress").mayKnow("measure", "code");

    @ArchTest
    static final ArchRule SITING = room("siting").mayKnow("measure", "code");

    @ArchTest
    static final ArchRule LEAVING = room("leaving").mayKnow("measure");

    @ArchTest
    static final ArchRule THRESHOLD_STANDS_ALONE = room("threshold").mayKnow();

    private static Room room(String name) {
        return new Room(name);
    }

    private record Room(String name) {

        ArchRule mayKnow(String... others) {
            String[] allowed = new String[others.length + 4];
            for (int i = 0; i < others.length; i++) {
                allowed[i] = "org.mumap.rules." + others[i];
            }
            allowed[others.length] = "org.mumap.rules";
            allowed[others.length + 1] = "org.mumap.rules." + name;
            allowed[others.length + 2] = "java..";
            allowed[others.length + 3] = "org.jspecify..";
            return classes()
                    .that()
                    .resideInAPackage("org.mumap.rules." + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed);
        }
    }
}

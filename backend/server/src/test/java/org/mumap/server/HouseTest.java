package org.mumap.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.TestDatabase;
import org.springframework.modulith.core.ApplicationModules;

@DisplayName("The house: arrows between rooms, names, signs")
class HouseTest {

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mumap.server");

    @Test
    @DisplayName("A1 rooms have no cycles and use only what others show")
    void arrows() {
        ApplicationModules.of(MuMap.class).verify();
    }

    @Test
    @DisplayName("A2 kernels know no room")
    void kernels() {
        noClasses()
                .that()
                .resideInAnyPackage("..server.geo..", "..server.problem..", "..server.ledger..", "..server.photo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.access..",
                        "..server.park..",
                        "..server.parcel..",
                        "..server.enterprise..",
                        "..server.idle..",
                        "..server.evaluation..",
                        "..server.project..",
                        "..server.siting..",
                        "..server.desk..",
                        "..server.ingest..",
                        "..server.published..",
                        "..server.print..")
                .check(SERVER);
    }

    @Test
    @DisplayName("A3 idle, evaluation and project are siblings without arrows")
    void siblings() {
        String[] siblings = {"idle", "evaluation", "project"};
        for (String one : siblings) {
            for (String other : siblings) {
                if (!one.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("..server." + one + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("..server." + other + "..")
                            .allowEmptyShould(true)
                            .check(SERVER);
                }
            }
        }
    }

    @Test
    @DisplayName("A4 published knows no room")
    void published() {
        noClasses()
                .that()
                .resideInAPackage("..server.published..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.idle..",
                        "..server.evaluation..",
                        "..server.project..",
                        "..server.siting..",
                        "..server.parcel..",
                        "..server.desk..",
                        "..server.ingest..")
                .allowEmptyShould(true)
                .check(SERVER);
    }

    @Test
    @DisplayName("A5 print knows no room: it is handed shapes and words")
    void print() {
        noClasses()
                .that()
                .resideInAPackage("..server.print..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..server.access..",
                        "..server.ledger..",
                        "..server.park..",
                        "..server.parcel..",
                        "..server.enterprise..",
                        "..server.idle..",
                        "..server.evaluation..",
                        "..server.project..",
                        "..server.siting..",
                        "..server.desk..",
                        "..server.ingest..",
                        "..server.published..")
                .check(SERVER);
    }

    @Test
    @DisplayName("B1 no Impl, Util, Manager")
    void names() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)$")
                .check(SERVER);
    }

    @Test
    @DisplayName("B2 every room has a sign")
    void signs() throws IOException {
        Path source = TestDatabase.root().resolve("backend/server/src/main/java/org/mumap/server");
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> rooms = files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(rooms)
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(room.resolve("package-info.java"))
                            .exists()
                            .content()
                            .contains("@NullMarked"));
        }
    }
}

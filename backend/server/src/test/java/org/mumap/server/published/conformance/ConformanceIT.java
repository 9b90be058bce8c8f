package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("OGC API Features and CQL2, abstract test by abstract test, on the demo county")
class ConformanceIT {

    @RegisterExtension
    static final ConformancePage PAGE = new ConformancePage();

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private Probe probe;

    @BeforeEach
    void ready() {
        Demo.await(port);
        probe = new Probe(port, "bureau", database);
    }

    @Test
    @DisplayName("A1 declared is what the page calls met, and the classes of tiles, which are judged elsewhere")
    void declared() {
        List<String> declared = new ArrayList<>();
        probe.json("/conformance").get("conformsTo").forEach(uri -> declared.add(uri.asString()));
        List<String> met = ConformancePage.classes().stream()
                .filter(each -> each.without().isEmpty())
                .map(ConformancePage.Declared::uri)
                .toList();
        assertThat(declared).containsAll(met);
        assertThat(declared.stream().filter(uri -> !met.contains(uri)))
                .allMatch(uri -> uri.contains("/ogcapi-tiles-1/")
                        || uri.contains("/ogcapi-common-1/")
                        || uri.contains("/ogcapi-styles-1/")
                        || uri.contains("/tms/"));
    }

    @Nested
    @DisplayName("B Part 1: core, GeoJSON, HTML, OpenAPI")
    class Part1 implements Part1Tests {
        @Override
        public Probe probe() {
            return probe;
        }
    }

    @Nested
    @DisplayName("C Part 2: coordinate reference systems, judged by PROJ")
    class Part2 implements Part2Tests {
        @Override
        public Probe probe() {
            return probe;
        }
    }

    @Nested
    @DisplayName("D Part 3: queryables and filters")
    class Part3 implements Part3Tests {
        @Override
        public Probe probe() {
            return probe;
        }
    }

    @Nested
    @DisplayName("E CQL2, judged by SQL written by hand")
    class Cql2 implements Cql2Tests {
        @Override
        public Probe probe() {
            return probe;
        }
    }
}

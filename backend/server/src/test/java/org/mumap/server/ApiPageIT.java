package org.mumap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServerTest
@DisplayName("docs/api.md names every address of the program, and no other")
class ApiPageIT {

    private static final Pattern ADDRESS = Pattern.compile("`(GET|POST|PUT|DELETE) (/[^` ]*)`");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    @DisplayName("A1 the page and the program are equal")
    void equal() throws Exception {
        Set<String> written = new TreeSet<>();
        Matcher address = ADDRESS.matcher(Files.readString(TestDatabase.root().resolve("backend/docs/api.md")));
        while (address.find()) {
            written.add(address.group(1) + " " + address.group(2));
        }
        written.remove("GET /actuator/health");
        assertThat(written).isEqualTo(programmed());
    }

    private Set<String> programmed() {
        Set<String> addresses = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.mumap")) {
                for (String path : mapping.getPatternValues()) {
                    String plain = path.replaceAll("\\{\\*?(\\w+)(:[^/]*?\\})?\\}?", "{$1}");
                    mapping.getMethodsCondition().getMethods().forEach(verb -> addresses.add(verb + " " + plain));
                }
            }
        });
        return addresses;
    }
}

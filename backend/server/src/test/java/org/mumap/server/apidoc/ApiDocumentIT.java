package org.mumap.server.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Judges;
import org.mumap.server.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The description of the interface: whole, in two languages, and clean in the eyes of two linters")
class ApiDocumentIT {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TempDir
    Path folder;

    private JsonNode document(String path, String language) {
        Http bureau = new Http(port, "bureau");
        HttpResponse<byte[]> answer = bureau.send(
                bureau.request(path).header("Accept-Language", language).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return tools.jackson.databind.json.JsonMapper.shared().readTree(answer.body());
    }

    @Test
    @DisplayName("A1 every address of the program is described, and no other")
    void whole() {
        Set<String> described = new TreeSet<>();
        document("/api/openapi.json", "en")
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb -> described.add(verb.getKey() + " " + path.getKey())));
        Set<String> programmed = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.mumap")) {
                mapping.getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> programmed.add(verb.name().toLowerCase(java.util.Locale.ROOT) + " "
                                        + ApiDocument.plain(pattern))));
            }
        });
        assertThat(described).isEqualTo(programmed).hasSizeGreaterThan(200);
    }

    @Test
    @DisplayName("A2 each operation says in the reader's language what it does, and names its problems")
    void words() {
        for (String language : List.of("zh-CN", "en")) {
            JsonNode document = document("/api/openapi.json", language);
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(verb -> {
                        JsonNode operation = verb.getValue();
                        String at = verb.getKey() + " " + path.getKey();
                        assertThat(operation.get("summary").asString())
                                .as(at)
                                .isNotBlank()
                                .doesNotStartWith("GET /")
                                .doesNotStartWith("POST /");
                        if (language.equals("en")) {
                            assertThat(HAN.matcher(operation.get("description").asString())
                                            .find())
                                    .as(at + operation.get("description"))
                                    .isFalse();
                        }
                        assertThat(operation.get("responses").has("401")).as(at).isTrue();
                        assertThat(operation.get("responses").has("429")).as(at).isTrue();
                    }));
            document.get("tags")
                    .forEach(
                            tag -> assertThat(tag.get("description").asString()).doesNotStartWith("room."));
        }
    }

    @Test
    @DisplayName("A3 it fits in itself: no reference to another address, each leads somewhere, no operation id twice")
    void references() {
        JsonNode document = document("/api/openapi.json", "en");
        Set<String> ids = new TreeSet<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> assertThat(
                                ids.add(operation.get("operationId").asString()))
                        .as(operation.get("operationId").asString())
                        .isTrue()));
        var reference = Pattern.compile("\"\\$ref\":\"([^\"]+)\"").matcher(document.toString());
        int count = 0;
        while (reference.find()) {
            assertThat(reference.group(1)).startsWith("#/components/");
            assertThat(document.at(reference.group(1).substring(1)).isMissingNode())
                    .as(reference.group(1))
                    .isFalse();
            count++;
        }
        assertThat(count).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi.json", "/ogc/api"})
    @DisplayName("B1 spectral and redocly find nothing wrong")
    void linters(String path) throws Exception {
        Path file = Files.writeString(
                folder.resolve("api.json"), document(path, "en").toString());
        String spectral =
                Judges.say("spectral", "lint", "--fail-severity=warn", "-r", ".spectral.yaml", file.toString());
        assertThat(spectral).contains("No results with a severity of 'warn' or higher found!");
        String redocly = Judges.say("redocly", "lint", "--config", "redocly.yaml", file.toString());
        assertThat(redocly).contains("Your API description is valid");
    }
}

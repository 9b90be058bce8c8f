package org.mumap.server.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DemoServerTest
@DisplayName("The examples of the description work on the demo county and answer in the shape that is described")
class ApiExamplesIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    static Stream<Examples.Example> examples() {
        return Examples.read().all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("A1 each example")
    void examples(Examples.Example example) {
        Http bureau = new Http(port, "bureau");
        JsonNode document = bureau.json("/api/openapi.json");
        String[] operation = example.operation().split(" ", 2);
        JsonNode described =
                document.get("paths").get(operation[1]).get(operation[0].toLowerCase(java.util.Locale.ROOT));
        assertThat(described.get("x-codeSamples").toString()).contains(example.path());
        HttpResponse<byte[]> answer = example.body() == null
                ? bureau.get(example.path())
                : bureau.post(example.path(), example.body().toString());
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        JsonNode content = described.get("responses").get("200").get("content");
        String media = content.propertyNames().iterator().next();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(media);
        List<String> wrong = new ArrayList<>();
        check(JsonMapper.shared().readTree(answer.body()), content.get(media).get("schema"), document, "", wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("A2 the check itself tells a wrong shape from a right one")
    void checks() {
        JsonNode document = JsonMapper.shared().readTree("{}");
        JsonNode shape = JsonMapper.shared()
                .readTree(
                        "{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\"},\"d\":{\"type\":\"string\",\"format\":\"date\"}}}");
        assertThat(wrong("{\"n\":1,\"d\":\"2026-01-31\"}", shape, document)).isEmpty();
        assertThat(wrong("{\"n\":\"1\"}", shape, document)).hasSize(1);
        assertThat(wrong("{}", shape, document)).hasSize(1);
        assertThat(wrong("{\"n\":1,\"d\":\"yesterday\"}", shape, document)).hasSize(1);
        assertThat(wrong("{\"n\":1,\"other\":2}", shape, document)).hasSize(1);
    }

    private static List<String> wrong(String json, JsonNode shape, JsonNode document) {
        List<String> wrong = new ArrayList<>();
        check(JsonMapper.shared().readTree(json), shape, document, "", wrong);
        return wrong;
    }

    /** Types, required and unknown properties, enumerations and dates; what a shape does not say is not asked. */
    private static void check(JsonNode value, JsonNode shape, JsonNode document, String at, List<String> wrong) {
        if (shape.has("$ref")) {
            check(value, document.at(shape.get("$ref").asString().substring(1)), document, at, wrong);
            return;
        }
        if (value.isNull() || shape.isEmpty()) {
            // the program leaves out nothing: what it does not know is null
            return;
        }
        if (shape.has("allOf")) {
            check(value, shape.get("allOf").get(0), document, at, wrong);
            return;
        }
        String type = shape.path("type").asString("");
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!fits) {
            wrong.add(at + " is no " + type + ": " + value);
            return;
        }
        if (shape.has("enum") && shape.get("enum").valueStream().noneMatch(value::equals)) {
            wrong.add(at + " is none of " + shape.get("enum") + ": " + value);
        }
        if (shape.path("format").asString("").equals("date")
                && !value.asString().matches("\\d{4}-\\d{2}-\\d{2}")) {
            wrong.add(at + " is no date: " + value);
        }
        shape.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                wrong.add(at + " lacks " + name);
            }
        });
        if (shape.has("properties")) {
            value.properties().forEach(property -> {
                JsonNode own = shape.get("properties").get(property.getKey());
                if (own == null) {
                    wrong.add(at + " has what is not described: " + property.getKey());
                } else {
                    check(property.getValue(), own, document, at + "/" + property.getKey(), wrong);
                }
            });
        }
        if (shape.has("items")) {
            for (int i = 0; i < Math.min(value.size(), 50); i++) {
                check(value.get(i), shape.get("items"), document, at + "/" + i, wrong);
            }
        }
        if (shape.path("additionalProperties").isObject()) {
            value.properties()
                    .forEach(property -> check(
                            property.getValue(),
                            shape.get("additionalProperties"),
                            document,
                            at + "/" + property.getKey(),
                            wrong));
        }
    }
}

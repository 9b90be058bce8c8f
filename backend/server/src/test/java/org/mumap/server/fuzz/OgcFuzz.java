package org.mumap.server.fuzz;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mumap.server.published.filter.Cql2Grammar;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the published layers with random parameters, most of them readable, as an account that sees a part of the county. A finding is an
 * answer that is neither given nor refused in words, or one that holds a row outside the account's scope.
 */
public final class OgcFuzz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final List<String> CRS = List.of(
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            EPSG + "4326",
            EPSG + "4490",
            EPSG + "3857",
            EPSG + "4528",
            EPSG + "4549",
            EPSG + "4513",
            EPSG + "2414",
            EPSG + "0",
            EPSG + "99999999",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "http://127.0.0.1:9/x",
            "file:///etc/passwd",
            "'",
            "");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "120.5",
            "29",
            "29.1",
            "120.6",
            "180",
            "-180",
            "90",
            "-90",
            "181",
            "1e5",
            "1e400",
            "NaN",
            "Infinity",
            "40500000",
            "3220000",
            "40600000",
            "3230000",
            "13400000",
            "3390000",
            "9999999999",
            "",
            " ",
            "x",
            "1e-9",
            "+1",
            "0x10",
            "１２０");
    private static final List<String> TIMES = List.of(
            "2024-06-30",
            "2024-06-30T00:00:00Z",
            "2024-06-30T23:59:59+08:00",
            "2020-01-01/..",
            "../2030-01-01",
            "2024-01-01/2023-01-01",
            "..",
            "../..",
            "/",
            "2024-02-30",
            "9999-12-31",
            "0001-01-01/9999-12-31",
            "99999-01-01",
            "now",
            "2024-06-30T25:00:00Z",
            "infinity",
            "-infinity/infinity",
            "2024-06-30/2024-06-30/2024-06-30",
            "'; select 1",
            "");
    private static final List<String> WHOLE = List.of(
            "0",
            "1",
            "7",
            "14",
            "22",
            "23",
            "31",
            "32",
            "13675",
            "6770",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1.5",
            "NaN",
            "x",
            "1e3",
            "٣",
            "00000000000000000001");

    private final Http account;
    private final Map<String, Set<String>> inside;

    /**
     * @param account an account that sees a part
     * @param inside what it may see: the ids of each collection
     */
    public OgcFuzz(Http account, Map<String, Set<String>> inside) {
        this.account = account;
        this.inside = inside;
    }

    /** An answer that must not be. */
    public record Finding(String request, String what) {}

    /** Asks so many times; the same seed asks the same. */
    public List<Finding> run(long seed, int requests) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String path = path(new Random(seed * 1_000_003 + i));
            String what = judge(path);
            if (!what.isEmpty()) {
                findings.add(new Finding(path, what));
            }
        }
        return findings;
    }

    private String judge(String path) {
        HttpResponse<byte[]> answer;
        try {
            answer = account.get(path);
        } catch (IllegalArgumentException e) {
            // no address at all: the client itself refuses it
            return "";
        } catch (IllegalStateException e) {
            return "broke off: " + e.getCause();
        }
        return switch (answer.statusCode()) {
            case 200 -> path.contains("/items") ? outside(path, answer) : "";
            case 204, 400, 404 -> "";
            default -> answer.statusCode() + " " + Http.text(answer);
        };
    }

    private String outside(String path, HttpResponse<byte[]> answer) {
        String collection = path.replaceFirst("^/ogc/collections/", "").replaceFirst("/.*", "");
        JsonNode page = JSON.readTree(answer.body());
        for (JsonNode feature : page.has("features")
                ? page.get("features")
                : JSON.createArrayNode().add(page)) {
            String id = feature.get("id").asString();
            if (!inside.get(collection).contains(id)) {
                return "shows " + id;
            }
        }
        long matched = page.path("numberMatched").asLong(0);
        return matched > inside.get(collection).size() ? "counts " + matched : "";
    }

    private String path(Random random) {
        String collection = any(random, new ArrayList<>(new java.util.TreeSet<>(inside.keySet())));
        String base = "/ogc/collections/" + collection;
        if (random.nextInt(8) == 0) {
            return base + "/tiles/WebMercatorQuad/" + encoded(any(random, WHOLE)) + "/" + encoded(any(random, WHOLE))
                    + "/" + encoded(any(random, WHOLE))
                    + (random.nextInt(3) == 0 ? "?year=" + encoded(any(random, WHOLE)) : "");
        }
        if (random.nextInt(12) == 0) {
            return base + "/items/"
                    + encoded(any(random, List.of("339922001001GB06000", "REG/12", "'", "..", "%", "P02", "a;b", "宗地")))
                    + "?crs=" + encoded(any(random, CRS));
        }
        List<String> parameters = new ArrayList<>(List.of("limit=" + (1 + random.nextInt(300))));
        maybe(random, parameters, "bbox", box(random));
        maybe(random, parameters, "bbox-crs", any(random, CRS));
        maybe(random, parameters, "crs", any(random, CRS));
        maybe(random, parameters, "datetime", any(random, TIMES));
        maybe(random, parameters, "after", any(random, List.of("339922001001GB03000", "", "'", "\uffff", "ￚ")));
        maybe(random, parameters, "year", any(random, WHOLE));
        if (random.nextInt(3) > 0) {
            filter(random, collection, parameters);
        }
        return base + "/items?" + String.join("&", parameters);
    }

    private static void filter(Random random, String collection, List<String> parameters) {
        boolean json = random.nextInt(3) == 0;
        boolean projects = collection.equals("project_sites");
        boolean parks = collection.equals("parks");
        Cql2Grammar grammar = new Cql2Grammar(
                random.nextLong(),
                projects
                        ? List.of("lag_points", "total_investment_wan")
                        : parks ? List.of("area_mu", "tax_wan") : List.of("area_mu", "net_idle_days"),
                projects ? List.of("name", "park_code", "lamp") : List.of("name", "park_code"),
                projects ? List.of("signed_on", "judged_on") : List.of("term_end_on", "judged_on"),
                List.of("readiness"));
        parameters.add("filter=" + encoded(json ? grammar.json() : grammar.text()));
        parameters.add("filter-lang=cql2-" + (json ? "json" : "text"));
        maybe(random, parameters, "filter-crs", any(random, CRS));
    }

    private static String box(Random random) {
        List<String> numbers = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? random.nextInt(8) : random.nextInt(6) == 0 ? 6 : 4;
        boolean sound = random.nextBoolean();
        List<String> degrees = List.of("120.5", "29.0", "120.6", "29.1");
        for (int i = 0; i < count; i++) {
            numbers.add(sound && count == 4 ? degrees.get(i) : any(random, NUMBERS));
        }
        return String.join(",", numbers);
    }

    private static void maybe(Random random, List<String> parameters, String name, String value) {
        if (random.nextInt(3) == 0) {
            parameters.add(name + "=" + encoded(value));
        }
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

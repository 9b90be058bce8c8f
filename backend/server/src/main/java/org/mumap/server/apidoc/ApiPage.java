package org.mumap.server.apidoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page {@code docs/api.md}, read for its words: what each address does, in Chinese and in English. */
final class ApiPage {

    private static final Pattern ADDRESS = Pattern.compile("`(GET|POST|PUT|DELETE) (/[^` ]*)`");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String BETWEEN = " · ";

    private final Map<String, String[]> words = new LinkedHashMap<>();

    private ApiPage() {}

    /** The page as it was packed with the program. */
    static ApiPage read() {
        String name = "/mumap/docs/api.md";
        try (var in = Objects.requireNonNull(ApiPage.class.getResourceAsStream(name), name)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiPage of(String text) {
        ApiPage page = new ApiPage();
        text.lines().filter(line -> line.startsWith("| `")).forEach(page::row);
        return page;
    }

    private void row(String line) {
        int middle = line.indexOf("` | ");
        if (middle < 0) {
            return;
        }
        String told = line.substring(middle + 4).replaceAll("\\s*\\|\\s*$", "");
        Matcher address = ADDRESS.matcher(line.substring(0, middle + 1));
        while (address.find()) {
            words.put(address.group(1) + " " + address.group(2), split(told));
        }
    }

    // English begins with the first part after which there is no more Chinese
    private static String[] split(String told) {
        String[] parts = told.split("\\s*·\\s+", -1);
        int english = parts.length;
        while (english > 0 && !HAN.matcher(parts[english - 1]).find()) {
            english--;
        }
        String chinese = Arrays.stream(parts, 0, english).collect(Collectors.joining(BETWEEN));
        String rest = Arrays.stream(parts, english, parts.length).collect(Collectors.joining(BETWEEN));
        // a name that both languages share stands once
        return new String[] {chinese.isEmpty() ? rest : chinese, rest.isEmpty() ? chinese : rest};
    }

    /**
     * What an address does.
     *
     * @param address {@code GET /api/parcels/{code}}
     * @return the words; the address itself where the page has none
     */
    String words(String address, Locale locale) {
        String[] both = words.get(address);
        return both == null ? address : both[locale.equals(Locale.ENGLISH) ? 1 : 0];
    }
}

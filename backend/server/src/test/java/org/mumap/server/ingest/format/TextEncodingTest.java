package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Texts as they were written: encodings told apart, degrees read")
class TextEncodingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("A1 UTF-8, GBK and Windows-1252 without a mark")
    @CsvSource({
        "UTF-8, 宗地代码",
        "GBK, 宗地代码",
        "GBK, 'name,note\n1,镕基路'",
        "GB18030, '镕,，'",
        "windows-1252, Sainsbury’s – Manor Road",
        "windows-1252, 'Köln, Café £5'",
        "UTF-8, Köln",
        "UTF-8, plain",
    })
    void encodings(String written, String text) throws IOException {
        Path file = folder.resolve("text.csv");
        Files.write(file, text.getBytes(Charset.forName(written)));
        TextEncoding.Found found = TextEncoding.of(file);
        assertThat(new String(Files.readAllBytes(file), found.charset())).isEqualTo(text);
    }

    @Test
    @DisplayName("A2 degrees, minutes and seconds with their signs, Chinese ones too; sixty minutes are none")
    void degrees() {
        assertThat(Sexagesimal.read("120°33′12.5″").orElseThrow()).isEqualTo(120 + 33 / 60.0 + 12.5 / 3_600);
        assertThat(Sexagesimal.read("29度1分30秒").orElseThrow()).isEqualTo(29.025);
        assertThat(Sexagesimal.read("N29°30'").orElseThrow()).isEqualTo(29.5);
        assertThat(Sexagesimal.read("0°30'W").orElseThrow()).isEqualTo(-0.5);
        assertThat(Sexagesimal.read("29°60′")).isEmpty();
        assertThat(Sexagesimal.read("29.5")).isEmpty();
        assertThat(Sexagesimal.read("120.3312")).isEmpty();
    }
}

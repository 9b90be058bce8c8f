package org.mumap.server.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;

/** A paper that was issued, opened and read back. */
final class IssuedPaper {

    private IssuedPaper() {}

    /** Its words, tables included. */
    static String docxText(byte[] docx) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            return words.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every paper of the case, by kind: the bytes of both forms. */
    static Map<String, byte[][]> all(Http bureau, CaseDriver file) {
        Map<String, byte[][]> papers = new LinkedHashMap<>();
        for (JsonNode paper : file.look().get("papers")) {
            String id = paper.get("paperId").asString();
            papers.put(paper.get("kind").asString(), new byte[][] {
                bureau.get("/api/idle/papers/" + id + ".docx").body(),
                bureau.get("/api/idle/papers/" + id + ".pdf").body()
            });
        }
        return papers;
    }

    /** A day as papers write it. */
    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** Both forms of a paper say these words, every tag is filled, and the PDF has a glyph for every letter. */
    static void reads(Map<String, byte[][]> papers, String kind, String... words) {
        byte[][] paper = papers.get(kind);
        assertThat(paper).as(kind).isNotNull();
        assertThat(docxText(paper[0])).as(kind).contains(words).doesNotContain("{{");
        Printed printed = Printed.of(paper[1]).keep(kind);
        // the PDF breaks lines where it must; letters are the same
        assertThat(printed.text().replaceAll("\\s", ""))
                .as(kind)
                .contains(
                        Stream.of(words).map(word -> word.replaceAll("\\s", "")).toArray(String[]::new));
        assertThat(printed.lettersWithoutGlyph()).as(kind).isEmpty();
    }
}

package org.mumap.server.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * Sets the text of the opinion as a Word template on one page A4: a line that begins with {@code #} is the title, with {@code |} a
 * row of a table, with {@code =} the signature, with {@code *} a note, with {@code >} a line without indent.
 */
final class OpinionTemplate {

    private static final String FACE = "仿宋_GB2312";
    private static final String TITLE_FACE = "方正小标宋简体";
    private static final int TITLE = 20;
    private static final int BODY = 12;
    private static final int CELL = 11;
    private static final int NOTE = 9;
    private static final double TWIPS_PER_MM = 1440 / 25.4;
    private static final int INDENT = 2 * BODY * 20;

    private final XWPFDocument document = new XWPFDocument();

    private OpinionTemplate() {}

    /** The template as .docx, its tags not yet filled. */
    static byte[] docx(String text) {
        OpinionTemplate template = new OpinionTemplate();
        template.page();
        List<String[]> table = new ArrayList<>();
        for (String line : text.strip().split("\\R")) {
            if (line.startsWith("|")) {
                table.add(line.substring(1).split("\\|", -1));
                continue;
            }
            template.table(table);
            table.clear();
            template.line(line);
        }
        template.table(table);
        return template.bytes();
    }

    private void line(String line) {
        switch (line.charAt(0)) {
            case '#' -> write(paragraph(ParagraphAlignment.CENTER, 0), line.substring(2), TITLE_FACE, TITLE);
            case '>' -> write(paragraph(ParagraphAlignment.LEFT, 0), line.substring(2), FACE, BODY);
            case '=' -> write(paragraph(ParagraphAlignment.RIGHT, 0), line.substring(2), FACE, BODY);
            case '*' -> write(paragraph(ParagraphAlignment.LEFT, 0), line.substring(2), FACE, NOTE);
            default -> write(paragraph(ParagraphAlignment.BOTH, INDENT), line, FACE, BODY);
        }
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, int indent) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBefore(60);
        paragraph.setSpacingAfter(60);
        paragraph.setIndentationFirstLine(indent);
        return paragraph;
    }

    private static void write(XWPFParagraph paragraph, String text, String face, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        run.setFontFamily(face);
        CTRPr properties = run.getCTR().getRPr();
        properties.getRFontsArray(0).setEastAsia(face);
        properties.getRFontsArray(0).setHAnsi("Times New Roman");
        properties.getRFontsArray(0).setAscii("Times New Roman");
    }

    private void table(List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.get(0).length;
        XWPFTable table = document.createTable(rows.size(), columns);
        table.setWidth("100%");
        for (int r = 0; r < rows.size(); r++) {
            table.getRow(r).setCantSplitRow(true);
            for (int c = 0; c < columns; c++) {
                XWPFParagraph cell = table.getRow(r).getCell(c).getParagraphs().get(0);
                cell.setAlignment(c == 0 ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
                cell.setSpacingBefore(30);
                cell.setSpacingAfter(30);
                write(cell, rows.get(r)[c], FACE, CELL);
            }
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(210));
        size.setH(twips(297));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(22));
        margins.setBottom(twips(18));
        margins.setLeft(twips(24));
        margins.setRight(twips(22));
    }

    private static BigInteger twips(double mm) {
        return BigInteger.valueOf(Math.round(mm * TWIPS_PER_MM));
    }

    private byte[] bytes() {
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.mumap.server.entry;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.mumap.server.print.WordPaper;

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
    private static final int INDENT = 2 * BODY * 20;

    private final XWPFDocument document = new XWPFDocument();

    private OpinionTemplate() {}

    /** The template as .docx, its tags not yet filled. */
    static byte[] docx(String text) {
        OpinionTemplate template = new OpinionTemplate();
        WordPaper.a4(template.document, 22, 18, 24, 22);
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
        return WordPaper.bytes(template.document);
    }

    private void line(String line) {
        switch (line.charAt(0)) {
            case '#' -> WordPaper.write(paragraph(ParagraphAlignment.CENTER, 0), line.substring(2), TITLE_FACE, TITLE);
            case '>' -> WordPaper.write(paragraph(ParagraphAlignment.LEFT, 0), line.substring(2), FACE, BODY);
            case '=' -> WordPaper.write(paragraph(ParagraphAlignment.RIGHT, 0), line.substring(2), FACE, BODY);
            case '*' -> WordPaper.write(paragraph(ParagraphAlignment.LEFT, 0), line.substring(2), FACE, NOTE);
            default -> WordPaper.write(paragraph(ParagraphAlignment.BOTH, INDENT), line, FACE, BODY);
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
                WordPaper.write(cell, rows.get(r)[c], FACE, CELL);
            }
        }
    }
}

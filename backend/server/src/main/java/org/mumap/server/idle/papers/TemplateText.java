package org.mumap.server.idle.papers;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.print.WordPaper;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;

/**
 * Sets the text of a paper as a Word template in the look of GB/T 9704—2012: A4, margins 37, 35, 28, 26 mm (top, bottom, left,
 * right), title in 二号 小标宋, body in 三号 仿宋 with lines of 28 points and an indent of two letters, headings in 黑体. The faces are
 * only named: Word brings its own where they are not installed. How a line begins says what it is: see {@code papers/README.md}.
 */
final class TemplateText {

    private static final String BODY = "仿宋_GB2312";
    private static final String TITLE = "方正小标宋简体";
    private static final String HEADING = "黑体";
    private static final int SIZE_TITLE = 22;
    private static final int SIZE_BODY = 16;
    private static final int SIZE_TABLE = 14;
    private static final int SIZE_NOTE = 12;
    private static final double LINE = 28;
    private static final Pattern HEADED = Pattern.compile("[一二三四五六七八九十]+、.{2,30}");

    private final XWPFDocument document = new XWPFDocument();

    private TemplateText() {}

    /** The template made of a text, as .docx. */
    static byte[] docx(String text) {
        TemplateText template = new TemplateText();
        WordPaper.a4(template.document, 37, 35, 28, 26);
        List<String> table = new ArrayList<>();
        for (String line : text.strip().split("\\R")) {
            if (line.startsWith("|")) {
                table.add(line.substring(1));
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
        if (line.startsWith("# ")) {
            XWPFParagraph title = paragraph(ParagraphAlignment.CENTER, false);
            title.setSpacingBefore(560);
            WordPaper.write(title, line.substring(2), TITLE, SIZE_TITLE);
        } else if (line.startsWith("№ ")) {
            XWPFParagraph number = paragraph(ParagraphAlignment.CENTER, false);
            number.setSpacingAfter(280);
            WordPaper.write(number, line.substring(2), BODY, SIZE_BODY);
        } else if (line.startsWith("> ")) {
            WordPaper.write(paragraph(ParagraphAlignment.LEFT, false), line.substring(2), BODY, SIZE_BODY);
        } else if (line.startsWith("= ")) {
            XWPFParagraph signature = paragraph(ParagraphAlignment.RIGHT, false);
            signature.setIndentationRight(640);
            signature.setKeepNext(true);
            WordPaper.write(signature, line.substring(2), BODY, SIZE_BODY);
        } else if (line.startsWith("* ")) {
            WordPaper.write(paragraph(ParagraphAlignment.LEFT, true), line.substring(2), BODY, SIZE_NOTE);
        } else if (line.equals("@map")) {
            XWPFParagraph map = document.createParagraph();
            map.setAlignment(ParagraphAlignment.CENTER);
            map.setSpacingBefore(200);
            WordPaper.write(map, "{{@map}}", BODY, SIZE_NOTE);
        } else if (line.equals("---")) {
            document.createParagraph().setPageBreak(true);
        } else if (HEADED.matcher(line).matches()) {
            WordPaper.write(paragraph(ParagraphAlignment.LEFT, true), line, HEADING, SIZE_BODY);
        } else {
            WordPaper.write(paragraph(ParagraphAlignment.BOTH, true), line, BODY, SIZE_BODY);
        }
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, boolean indented) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(LINE, LineSpacingRule.EXACT);
        if (indented) {
            CTPPr properties = paragraph.getCTP().isSetPPr()
                    ? paragraph.getCTP().getPPr()
                    : paragraph.getCTP().addNewPPr();
            CTInd indent = properties.isSetInd() ? properties.getInd() : properties.addNewInd();
            indent.setFirstLineChars(BigInteger.valueOf(200));
            indent.setFirstLine(BigInteger.valueOf(2L * SIZE_BODY * 20));
        }
        return paragraph;
    }

    private void table(List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        XWPFTable table = document.createTable(rows.size(), 2);
        table.setWidth("100%");
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split("\\|", -1);
            XWPFTableRow row = table.getRow(i);
            row.setCantSplitRow(true);
            for (int c = 0; c < 2; c++) {
                XWPFParagraph cell = row.getCell(c).getParagraphs().get(0);
                cell.setSpacingBefore(80);
                cell.setSpacingAfter(80);
                row.getCell(c).setWidth(c == 0 ? "32%" : "68%");
                WordPaper.write(cell, c < cells.length ? cells[c] : "", BODY, SIZE_TABLE);
            }
        }
        document.createParagraph().setSpacingAfter(0);
    }

    /** The text of a paper that the program brings. */
    static String of(org.mumap.rules.idle.casework.PaperKind kind) {
        return SqlFile.text("papers/" + kind.name() + ".txt");
    }
}

package org.mumap.server.desk.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mumap.server.desk.dataset.DataDictionary.Code;
import org.mumap.server.desk.dataset.DataDictionary.Dictionary;
import org.mumap.server.desk.dataset.DataDictionary.Entry;
import org.mumap.server.desk.dataset.DataDictionary.Field;
import org.mumap.server.desk.dataset.DataDictionary.Layer;
import org.mumap.server.desk.dataset.DataDictionary.Term;
import org.mumap.server.problem.Messages;

/** The dictionary to take away: a page of Markdown, a workbook. */
public final class DictionaryFiles {

    private DictionaryFiles() {}

    /** The dictionary as one page in both languages. */
    public static String markdown(Dictionary dictionary) {
        StringBuilder page = new StringBuilder("""
                # 数据字典 · Data dictionary

                由程序生成(`GET /api/dictionary.md`),不手改。`*` 必填。 Made by the program, not by hand; `*` = required.

                """);
        page.append("## 数据种类 · Kinds of data\n\n");
        for (Entry entry : dictionary.kinds()) {
            page.append("### ")
                    .append(entry.title().zh())
                    .append(" · ")
                    .append(entry.title().en());
            page.append(" `").append(entry.kind()).append("`\n\n");
            page.append("表 table `").append(entry.table()).append("` · 键 key `");
            page.append(String.join("+", entry.keyColumns())).append("` · 图形 shape ");
            page.append(entry.geometry())
                    .append(" · 范围 scope ")
                    .append(entry.scope())
                    .append("\n\n");
            page.append("| key | 中文 | English | type | unit | values |\n|---|---|---|---|---|---|\n");
            entry.fields().forEach(field -> page.append(line(field)));
            page.append('\n');
        }
        page.append("## 发布的图层 · Published layers\n\n");
        for (Layer layer : dictionary.layers()) {
            page.append("### ")
                    .append(layer.title().zh())
                    .append(" · ")
                    .append(layer.title().en());
            page.append(" `").append(layer.layer()).append("`\n\n| key | 中文 | English |\n|---|---|---|\n");
            layer.fields()
                    .forEach(f -> page.append("| ")
                            .append(f.key())
                            .append(" | ")
                            .append(cell(f.title().zh()))
                            .append(" | ")
                            .append(cell(f.title().en()))
                            .append(" |\n"));
            page.append('\n');
        }
        page.append("## 术语 · Terms\n\n| 中文 | English | 释义 definition | 来源 source |\n|---|---|---|---|\n");
        for (Term term : dictionary.terms()) {
            page.append("| ")
                    .append(cell(term.term().zh()))
                    .append(" | ")
                    .append(cell(term.term().en()));
            page.append(" | ")
                    .append(cell(term.definition()))
                    .append(" | ")
                    .append(cell(term.source()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String line(Field field) {
        return "| " + field.key() + (field.required() ? "*" : "") + " | "
                + cell(field.title().zh()) + " | "
                + cell(field.title().en()) + " | " + field.type()
                + (field.reference() == null ? "" : " → " + field.reference()) + " | "
                + (field.unit() == null ? "" : field.unit()) + " | " + cell(codes(field.codes())) + " |\n";
    }

    private static String codes(List<Code> codes) {
        return codes.stream()
                .map(c -> c.word() == null ? c.code() : c.code() + "(" + c.word() + ")")
                .collect(Collectors.joining(" "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    /** The dictionary as a workbook of three sheets. */
    public static void workbook(Dictionary dictionary, Locale locale, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet kinds = sheet(
                    book,
                    locale,
                    "dictionary.kinds",
                    List.of("kind", "key", "zh", "en", "type", "unit", "required", "codes", "reference"));
            int r = 1;
            for (Entry entry : dictionary.kinds()) {
                for (Field field : entry.fields()) {
                    kinds.value(r, 0, entry.kind());
                    kinds.value(r, 1, field.key());
                    kinds.value(r, 2, field.title().zh());
                    kinds.value(r, 3, field.title().en());
                    kinds.value(r, 4, Messages.text("import", locale, "type." + field.type(), List.of()));
                    kinds.value(r, 5, field.unit());
                    kinds.value(r, 6, field.required() ? "*" : "");
                    kinds.value(r, 7, codes(field.codes()));
                    kinds.value(r, 8, field.reference());
                    r++;
                }
            }
            Worksheet layers = sheet(book, locale, "dictionary.layers", List.of("layer", "key", "zh", "en"));
            r = 1;
            for (Layer layer : dictionary.layers()) {
                for (DataDictionary.LayerField field : layer.fields()) {
                    layers.value(r, 0, layer.layer());
                    layers.value(r, 1, field.key());
                    layers.value(r, 2, field.title().zh());
                    layers.value(r, 3, field.title().en());
                    r++;
                }
            }
            Worksheet terms = sheet(book, locale, "dictionary.terms", List.of("zh", "en", "definition", "source"));
            r = 1;
            for (Term term : dictionary.terms()) {
                terms.value(r, 0, term.term().zh());
                terms.value(r, 1, term.term().en());
                terms.value(r, 2, term.definition());
                terms.value(r, 3, term.source());
                r++;
            }
        }
    }

    /** Rows behind a number as a workbook. */
    public static void rows(List<DataSets.Row> rows, Locale locale, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = sheet(
                    book,
                    locale,
                    "dataset.rows",
                    List.of(
                            "key",
                            "name",
                            "park",
                            "town",
                            "missing",
                            "warnings",
                            "file",
                            "sheet",
                            "row",
                            "date",
                            "by"));
            int r = 1;
            for (DataSets.Row row : rows) {
                sheet.value(r, 0, row.key());
                sheet.value(r, 1, row.name());
                sheet.value(r, 2, row.park());
                sheet.value(r, 3, row.town());
                sheet.value(r, 4, String.join(", ", row.missing()));
                sheet.value(r, 5, row.warnings());
                sheet.value(r, 6, row.fileName());
                sheet.value(r, 7, row.sheet());
                sheet.value(r, 8, row.row());
                sheet.value(r, 9, row.dataDate().toString());
                sheet.value(r, 10, row.by());
                r++;
            }
        }
    }

    private static Worksheet sheet(Workbook book, Locale locale, String title, List<String> heads) {
        Worksheet sheet = book.newWorksheet(word(locale, title));
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(0, i, word(locale, "head." + heads.get(i)));
            sheet.width(i, 22);
        }
        sheet.range(0, 0, 0, heads.size() - 1)
                .style()
                .bold()
                .fillColor(Color.GRAY1)
                .set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static String word(Locale locale, String key) {
        return Messages.text("dataset", locale, key, List.of());
    }
}

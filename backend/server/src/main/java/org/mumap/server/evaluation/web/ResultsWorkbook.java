package org.mumap.server.evaluation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run as a workbook: ranked firms with every term, class T with its reasons, bases and cuts; the same numbers as on the screen. */
final class ResultsWorkbook {

    private static final int HEADER = 2;

    private final EvaluationResults.Run run;
    private final RunAnswer answer;
    private final Locale language;

    ResultsWorkbook(EvaluationResults.Run run, RunAnswer answer, Locale language) {
        this.run = run;
        this.answer = answer;
        this.language = language;
    }

    void write(List<ObjectNode> ranked, List<ObjectNode> excluded, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            results(workbook.newWorksheet(word("book.results")), ranked);
            excluded(workbook.newWorksheet(word("book.excluded")), excluded);
            bases(workbook.newWorksheet(word("book.bases")));
        }
    }

    private Worksheet titled(Worksheet sheet, List<String> columns) {
        sheet.value(0, 0, word("book.title", run.schemeName(), run.schemeVersion(), run.year()));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, word("book.subtitle", run.asOf(), run.knownAt(), run.sha256()));
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(HEADER, c, columns.get(c));
            sheet.width(c, c < 2 ? 24 : 14);
        }
        sheet.range(HEADER, 0, HEADER, Math.max(columns.size() - 1, 0))
                .style()
                .bold()
                .set();
        sheet.freezePane(0, HEADER + 1);
        return sheet;
    }

    private void results(Worksheet sheet, List<ObjectNode> ranked) {
        List<String> codes = new ArrayList<>();
        answer.bases().forEach(base -> codes.add(base.get("code").asString()));
        List<String> columns = new ArrayList<>(List.of(
                word("book.rank"),
                word("book.name"),
                word("book.creditCode"),
                word("book.grade"),
                word("book.score"),
                word("book.landMu")));
        for (String code : codes) {
            String name = ScoreSheet.indicator(code, language);
            columns.addAll(List.of(name, name + " · " + word("sheet.score"), name + " · " + word("sheet.note")));
        }
        titled(sheet, columns);
        int r = HEADER + 1;
        for (ObjectNode row : ranked) {
            sheet.value(r, 0, row.get("rank").asInt());
            sheet.value(r, 1, row.get("name").asString(""));
            sheet.value(r, 2, row.get("creditCode").asString());
            sheet.value(r, 3, row.get("grade").asString());
            figure(sheet, r, 4, row, "score");
            number(sheet, r, 5, row.get("landMu"));
            int c = 6;
            for (JsonNode term : row.get("terms")) {
                if (term.has("band")) {
                    sheet.value(r, c, term.get("band").asString());
                } else {
                    figure(sheet, r, c, term, "value");
                }
                figure(sheet, r, c + 1, term, "score");
                sheet.value(r, c + 2, note(term));
                c += 3;
            }
            r++;
        }
    }

    private String note(JsonNode term) {
        return (term.get("capped").asBoolean(false) ? word("sheet.capped") : "")
                + (term.get("imputed").asBoolean() ? word("sheet.imputed") : "");
    }

    private void excluded(Worksheet sheet, List<ObjectNode> excluded) {
        titled(sheet, List.of(word("book.creditCode"), word("book.name"), word("book.landMu"), word("book.reasons")));
        int r = HEADER + 1;
        for (ObjectNode row : excluded) {
            sheet.value(r, 0, row.get("creditCode").asString());
            sheet.value(r, 1, row.get("name").asString(""));
            number(sheet, r, 2, row.get("landMu"));
            List<String> reasons = new ArrayList<>();
            row.get("explanation").forEach(reason -> reasons.add(reason.asString()));
            sheet.value(r, 3, String.join(" ", reasons));
            r++;
        }
    }

    private void bases(Worksheet sheet) {
        titled(
                sheet,
                List.of(
                        word("sheet.indicator"),
                        word("sheet.base"),
                        word("book.average"),
                        word("book.least"),
                        word("book.most"),
                        word("book.averageScore"),
                        word("book.computable")));
        int r = HEADER + 1;
        for (JsonNode base : answer.bases()) {
            sheet.value(r, 0, ScoreSheet.indicator(base.get("code").asString(), language));
            int c = 1;
            for (String field : List.of("base", "average", "least", "most", "averageScore")) {
                figure(sheet, r, c++, base, field);
            }
            sheet.value(r, c, base.get("computable").asInt());
            r++;
        }
        r++;
        for (JsonNode group : answer.groups()) {
            for (JsonNode cut : group.get("cuts")) {
                sheet.value(
                        r,
                        0,
                        group.get("key").asString() + " · " + cut.get("grade").asString());
                sheet.value(r, 1, cut.get("lastRank").asInt());
                figure(sheet, r, 2, cut, "lastScore");
                sheet.value(r, 3, cut.get("units").asInt());
                r++;
            }
        }
    }

    /** A number, or the word for what the reader may not see; a missing number of an open object stays empty. */
    private void figure(Worksheet sheet, int r, int c, JsonNode of, String field) {
        if (of.has(TaxMask.HIDDEN)) {
            sheet.value(r, c, word("book.hidden"));
        } else {
            number(sheet, r, c, of.get(field));
        }
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable JsonNode value) {
        if (value != null && value.isNumber()) {
            sheet.value(r, c, value.decimalValue());
            sheet.style(r, c).format("#,##0.00####").set();
        }
    }

    private String word(String key, Object... args) {
        return ScoreSheet.word(language, key, args);
    }
}

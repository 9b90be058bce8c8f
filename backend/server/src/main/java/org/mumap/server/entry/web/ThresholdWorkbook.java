package org.mumap.server.entry.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.server.problem.Messages;

/** The advice as a workbook: the thresholds with every number that led there, then the firms. */
final class ThresholdWorkbook {

    private static final List<String> ADVICE = List.of(
            "indicator", "level", "n", "mu", "mean", "p25", "p50", "p75", "chosen", "floor", "kept", "threshold");
    private static final List<String> FIRMS = List.of(
            "creditCode",
            "name",
            "division",
            "parkCode",
            "mu",
            "investmentWan",
            "taxWan",
            "outputWan",
            "investmentWanPerMu",
            "taxWanPerMu",
            "outputWanPerMu",
            "reason");

    private ThresholdWorkbook() {}

    static void write(ThresholdAnswer answer, Locale language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet advice = workbook.newWorksheet(text(language, "sheet.advice"));
            advice.value(0, 0, text(language, "sheet.title", answer.year(), answer.asOf()));
            head(advice, ADVICE, language);
            int r = 2;
            for (IndicatorAdvice each : answer.indicators()) {
                advice.value(r, 0, text(language, "indicator." + each.code()));
                advice.value(r, 1, each.level() == null ? null : text(language, "level." + each.level()));
                advice.value(r, 2, each.n());
                number(advice, r, 3, each.mu());
                number(advice, r, 4, each.mean());
                number(advice, r, 5, each.p25());
                number(advice, r, 6, each.p50());
                number(advice, r, 7, each.p75());
                number(advice, r, 8, each.chosen());
                number(advice, r, 9, each.floor());
                number(advice, r, 10, each.kept());
                number(advice, r++, 11, each.threshold());
            }
            Worksheet firms = workbook.newWorksheet(text(language, "sheet.firms"));
            firms.value(0, 0, text(language, "sheet.title", answer.year(), answer.asOf()));
            head(firms, FIRMS, language);
            r = 2;
            for (ThresholdAnswer.Row row : answer.sample()) {
                firm(firms, r++, row, language);
            }
            for (ThresholdAnswer.Row row : answer.dropped()) {
                firm(firms, r++, row, language);
            }
        }
    }

    private static void head(Worksheet sheet, List<String> columns, Locale language) {
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(1, c, text(language, "column." + columns.get(c)));
            sheet.width(c, c < 2 ? 24 : 14);
        }
        sheet.range(1, 0, 1, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 2);
    }

    private static void firm(Worksheet sheet, int r, ThresholdAnswer.Row row, Locale language) {
        sheet.value(r, 0, row.creditCode());
        sheet.value(r, 1, row.name());
        sheet.value(r, 2, row.division());
        sheet.value(r, 3, row.parkCode());
        number(sheet, r, 4, row.mu());
        number(sheet, r, 5, row.investmentWan());
        if (row.taxBand() == null) {
            number(sheet, r, 6, row.taxWan());
        } else {
            sheet.value(r, 6, text(language, "band", row.taxBand()));
        }
        number(sheet, r, 7, row.outputWan());
        number(sheet, r, 8, row.investmentWanPerMu());
        number(sheet, r, 9, row.taxWanPerMu());
        number(sheet, r, 10, row.outputWanPerMu());
        sheet.value(r, 11, row.reason() == null ? null : text(language, "reason." + row.reason()));
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable BigDecimal value) {
        sheet.value(r, c, value);
        sheet.style(r, c).format("#,##0.00").set();
    }

    private static String text(Locale language, String code, Object... args) {
        return Messages.text("entry", language, code, List.of(args));
    }
}

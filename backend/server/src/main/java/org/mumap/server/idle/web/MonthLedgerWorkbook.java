package org.mumap.server.idle.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.casework.CasePaper;
import org.mumap.rules.idle.casework.FeeSheet;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.idle.casework.CaseRow;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.problem.Messages;

/**
 * 闲置土地台账 of a month: title, a row with the unit and the day, the header, one row per case that was open in the month, the sums.
 * The header stays in view.
 */
final class MonthLedgerWorkbook {

    private static final List<String> COLUMNS = List.of(
            "no",
            "caseNo",
            "parcelCode",
            "name",
            "town",
            "holderName",
            "contractNo",
            "areaMu",
            "priceWan",
            "agreedStartOn",
            "type",
            "cause",
            "netIdleDays",
            "noticeNo",
            "findingNo",
            "means",
            "feeWan",
            "feeOwedWan",
            "stage",
            "nextAct",
            "nextDueOn",
            "officer",
            "openedOn",
            "closedOn");
    private static final List<Integer> WIDTHS =
            List.of(6, 14, 22, 16, 12, 26, 18, 12, 14, 14, 10, 24, 12, 20, 20, 22, 14, 14, 14, 20, 14, 18, 14, 14);
    private static final int HEADER = 2;
    private static final int AREA = 7;
    private static final int PRICE = 8;
    private static final int FEE = 16;
    private static final int OWED = 17;

    private final Locale locale;
    private final CaseWords words;

    MonthLedgerWorkbook(Locale locale) {
        this.locale = locale;
        this.words = new CaseWords(locale);
    }

    /**
     * The file.
     *
     * @param asOf the day for which the cases are shown
     * @param unit the office
     */
    byte[] write(YearMonth month, LocalDate asOf, String unit, List<CaseView> cases) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(word("ledger.sheet"));
            head(sheet, month, asOf, unit);
            int row = HEADER + 1;
            for (CaseView view : cases) {
                write(sheet, row, view);
                row++;
            }
            sums(sheet, row, cases);
            sheet.freezePane(2, HEADER + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void head(Worksheet sheet, YearMonth month, LocalDate asOf, String unit) {
        int last = COLUMNS.size() - 1;
        sheet.value(0, 0, word("ledger.title", month.getYear(), month.getMonthValue()));
        sheet.range(0, 0, 0, last).merge();
        sheet.style(0, 0).bold().fontSize(16).horizontalAlignment("center").set();
        sheet.value(1, 0, word("ledger.unit", unit));
        sheet.range(1, 0, 1, AREA).merge();
        sheet.value(1, AREA + 1, word("ledger.day", asOf));
        sheet.range(1, AREA + 1, 1, last).merge();
        sheet.style(1, AREA + 1).horizontalAlignment("right").set();
        for (int c = 0; c <= last; c++) {
            sheet.value(HEADER, c, word("ledger.column." + COLUMNS.get(c)));
            sheet.width(c, WIDTHS.get(c));
        }
        sheet.range(HEADER, 0, HEADER, last)
                .style()
                .bold()
                .wrapText(true)
                .fillColor("E8EEF7")
                .borderStyle("thin")
                .set();
    }

    private void write(Worksheet sheet, int row, CaseView view) {
        CaseRow known = view.row();
        Optional<IdleContract> contract = contract(view);
        sheet.value(row, 0, row - HEADER);
        text(sheet, row, 1, known.caseNo());
        text(sheet, row, 2, known.parcelCode());
        text(sheet, row, 3, known.name());
        text(sheet, row, 4, known.town());
        text(sheet, row, 5, known.holderName());
        text(sheet, row, 6, contract.map(IdleContract::contractNo).orElse(null));
        number(sheet, row, AREA, known.areaMu());
        number(sheet, row, PRICE, contract.map(IdleContract::priceWan).orElse(null));
        day(sheet, row, 9, view.file().verdict().baseStartOn());
        text(sheet, row, 10, words.title(known.type()));
        text(sheet, row, 11, words.titleOrNull(known.cause()));
        sheet.value(row, 12, view.file().verdict().netIdleDays());
        text(sheet, row, 13, documentNo(view, PaperKind.INVESTIGATION_NOTICE));
        text(sheet, row, 14, documentNo(view, PaperKind.FINDING));
        text(sheet, row, 15, means(view));
        number(sheet, row, FEE, fee(view));
        number(sheet, row, OWED, view.file().standing().feeOwedWan());
        text(sheet, row, 18, words.title(known.stage()));
        text(sheet, row, 19, words.titleOrNull(known.nextAct()));
        day(sheet, row, 20, known.nextDueOn());
        text(sheet, row, 21, known.officerName());
        day(sheet, row, 22, known.openedOn());
        day(sheet, row, 23, known.closedOn());
    }

    private void sums(Worksheet sheet, int row, List<CaseView> cases) {
        sheet.value(row, 1, word("ledger.sum", cases.size()));
        sheet.range(row, 0, row, COLUMNS.size() - 1).style().bold().set();
        sum(sheet, row, AREA, cases.stream().map(view -> view.row().areaMu()).toList());
        sum(sheet, row, FEE, cases.stream().map(MonthLedgerWorkbook::fee).toList());
        sum(
                sheet,
                row,
                OWED,
                cases.stream().map(view -> view.file().standing().feeOwedWan()).toList());
    }

    private static void sum(Worksheet sheet, int row, int column, List<? extends @Nullable BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = value == null ? sum : sum.add(value);
        }
        sheet.value(row, column, sum);
        sheet.style(row, column).bold().format("0.00").set();
    }

    private static Optional<IdleContract> contract(CaseView view) {
        String no = view.file().standing().contractNo();
        return view.file().file().facts().contracts().stream()
                .filter(contract -> contract.contractNo().equals(no))
                .findFirst();
    }

    private static @Nullable BigDecimal fee(CaseView view) {
        return Optional.ofNullable(view.file().standing().fee())
                .map(FeeSheet::feeWan)
                .orElse(null);
    }

    private @Nullable String means(CaseView view) {
        var plan = view.file().standing().plan();
        return plan == null ? null : words.title(plan.means());
    }

    private static @Nullable String documentNo(CaseView view, PaperKind kind) {
        return view.file().standing().papers().stream()
                .filter(paper -> paper.kind() == kind)
                .map(CasePaper::documentNo)
                .reduce((first, later) -> later)
                .orElse(null);
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal value) {
        if (value != null) {
            sheet.value(row, column, value);
            sheet.style(row, column).format("0.00").set();
        }
    }

    private static void day(Worksheet sheet, int row, int column, @Nullable LocalDate day) {
        if (day != null) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String value) {
        if (value != null) {
            sheet.value(row, column, CandidatesWorkbook.harmless(value));
        }
    }

    private String word(String key, Object... args) {
        return Messages.text("casework", locale, key, List.of(args));
    }
}

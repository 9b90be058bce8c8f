package org.mumap.server.leaving.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.Roads;
import org.mumap.rules.leaving.ShellRule;
import org.mumap.server.leaving.LeavingEntry;
import org.mumap.server.leaving.LeavingLists;
import org.mumap.server.problem.Messages;

/** The lists of leaving as a workbook, a sheet each; the same rows and numbers as on the screen. */
final class LeavingWorkbook {

    private static final List<String> LAND = List.of(
            "parcelCode",
            "name",
            "parkCode",
            "town",
            "holderName",
            "mu",
            "taxWan",
            "outputWan",
            "reasons",
            "road",
            "freedMu",
            "taxGainWan",
            "outputGainWan");
    private static final List<String> FIRMS = List.of(
            "creditCode",
            "name",
            "parkCode",
            "town",
            "status",
            "mu",
            "taxWan",
            "outputWan",
            "signs",
            "road",
            "freedMu",
            "taxGainWan",
            "outputGainWan");
    private static final List<String> BUILDINGS = List.of(
            "buildingCode", "parcelCode", "parkCode", "town", "holderName", "floorAreaM2", "emptyM2", "idleSinceOn");
    private static final List<String> REGISTER = List.of(
            "parcelCode",
            "creditCode",
            "name",
            "road",
            "mu",
            "reason",
            "enteredOn",
            "enteredBy",
            "leftOn",
            "leftReason");

    private final Workbook workbook;
    private final Locale language;

    private LeavingWorkbook(Workbook workbook, Locale language) {
        this.workbook = workbook;
        this.language = language;
    }

    static void write(
            List<LeavingLists.LandRow> land,
            List<LeavingLists.FirmRow> firms,
            List<LeavingLists.BuildingRow> buildings,
            List<LeavingEntry> register,
            Locale language,
            OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            LeavingWorkbook book = new LeavingWorkbook(workbook, language);
            Worksheet sheet = book.sheet("land", LAND);
            for (int i = 0; i < land.size(); i++) {
                book.land(sheet, i + 1, land.get(i));
            }
            sheet = book.sheet("firms", FIRMS);
            for (int i = 0; i < firms.size(); i++) {
                book.firm(sheet, i + 1, firms.get(i));
            }
            sheet = book.sheet("buildings", BUILDINGS);
            for (int i = 0; i < buildings.size(); i++) {
                building(sheet, i + 1, buildings.get(i));
            }
            sheet = book.sheet("register", REGISTER);
            for (int i = 0; i < register.size(); i++) {
                book.entry(sheet, i + 1, register.get(i));
            }
        }
    }

    private Worksheet sheet(String name, List<String> columns) {
        Worksheet sheet = workbook.newWorksheet(text("sheet." + name));
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(0, c, text("column." + columns.get(c)));
            sheet.width(c, 18);
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private void land(Worksheet sheet, int r, LeavingLists.LandRow row) {
        texts(sheet, r, row.parcelCode(), row.name(), row.parkCode(), row.town(), row.holderName());
        number(sheet, r, 5, row.mu());
        tax(sheet, r, row.taxWan(), row.taxBand());
        number(sheet, r, 7, row.outputWan());
        sheet.value(
                r,
                8,
                row.reasons().stream().map(reason -> text("reason." + reason)).collect(Collectors.joining(" · ")));
        roads(sheet, r, row.roads());
    }

    private void firm(Worksheet sheet, int r, LeavingLists.FirmRow row) {
        texts(sheet, r, row.creditCode(), row.name(), row.parkCode(), row.town(), row.status());
        number(sheet, r, 5, row.mu());
        tax(sheet, r, row.taxWan(), row.taxBand());
        number(sheet, r, 7, row.outputWan());
        sheet.value(
                r,
                8,
                row.signs().stream()
                        .filter(sign -> sign.state() == ShellRule.State.HIT)
                        .map(sign -> text("sign." + sign.sign()))
                        .collect(Collectors.joining(" · ")));
        roads(sheet, r, row.roads());
    }

    /** The exact tax, or its band per mu with the word that it is one. */
    private void tax(Worksheet sheet, int r, @Nullable BigDecimal taxWan, @Nullable String band) {
        if (band == null) {
            number(sheet, r, 6, taxWan);
        } else {
            sheet.value(r, 6, text("band", band));
        }
    }

    private void roads(Worksheet sheet, int r, Roads roads) {
        Roads.Road road = roads.suggested();
        Roads.Gain gain = roads.roads().get(road == null ? 0 : road.ordinal());
        if (road != null) {
            sheet.value(r, 9, text("road." + road));
            number(sheet, r, 10, gain.freedMu());
        }
        number(sheet, r, 11, gain.taxGainWan());
        number(sheet, r, 12, gain.outputGainWan());
    }

    private static void building(Worksheet sheet, int r, LeavingLists.BuildingRow row) {
        texts(sheet, r, row.buildingCode(), row.parcelCode(), row.parkCode(), row.town(), row.holderName());
        number(sheet, r, 5, row.floorAreaM2());
        number(sheet, r, 6, row.emptyM2());
        sheet.value(r, 7, row.idleSinceOn() == null ? null : row.idleSinceOn().toString());
    }

    private void entry(Worksheet sheet, int r, LeavingEntry row) {
        texts(sheet, r, row.parcelCode(), row.creditCode(), row.name(), text("road." + row.road()));
        number(sheet, r, 4, row.mu());
        sheet.value(r, 5, row.reason());
        sheet.value(r, 6, row.enteredOn().toString());
        sheet.value(r, 7, row.enteredBy());
        sheet.value(r, 8, row.leftOn() == null ? null : row.leftOn().toString());
        sheet.value(r, 9, row.leftReason());
    }

    private static void texts(Worksheet sheet, int r, @Nullable String... values) {
        for (int c = 0; c < values.length; c++) {
            sheet.value(r, c, values[c]);
        }
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable BigDecimal value) {
        sheet.value(r, c, value);
        sheet.style(r, c).format("#,##0.00").set();
    }

    private String text(String code, Object... args) {
        return Messages.text("leaving", language, code, List.of(args));
    }
}

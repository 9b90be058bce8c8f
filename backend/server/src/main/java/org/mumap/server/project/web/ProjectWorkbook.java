package org.mumap.server.project.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.mumap.server.project.ProjectStanding;

/** The list of projects as a workbook: title, day, header, rows in the order of the screen, total. */
final class ProjectWorkbook {

    private static final List<String> COLUMNS = List.of(
            "projectCode",
            "name",
            "town",
            "parkCode",
            "stage",
            "kind",
            "lamp",
            "lagPoints",
            "doneShare",
            "timeShare",
            "annualPlanWan",
            "doneWan",
            "leader",
            "chief",
            "leadUnit",
            "steward",
            "phone",
            "signedOn");
    private static final int HEADER = 2;

    private ProjectWorkbook() {}

    static void write(ProjectController.Answer answer, Locale language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(text(language, "sheet"));
            sheet.value(0, 0, text(language, "title"));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, text(language, "subtitle", answer.asOf(), answer.knownAt()));
            for (int c = 0; c < COLUMNS.size(); c++) {
                sheet.value(HEADER, c, text(language, "column." + COLUMNS.get(c)));
                sheet.width(c, c == 1 ? 36 : 14);
            }
            sheet.range(HEADER, 0, HEADER, COLUMNS.size() - 1).style().bold().set();
            int r = HEADER + 1;
            for (ProjectStanding project : answer.rows()) {
                write(sheet, r++, project, language);
            }
            sheet.value(r, 0, text(language, "total", answer.total().projects()));
            number(sheet, r, 7, answer.total().lagPoints(), "0.00");
            number(sheet, r, 8, answer.total().doneShare(), "0.00%");
            number(sheet, r, 10, answer.total().annualPlanWan(), "#,##0.00");
            number(sheet, r, 11, answer.total().doneWan(), "#,##0.00");
            sheet.range(r, 0, r, COLUMNS.size() - 1).style().bold().set();
            sheet.freezePane(2, HEADER + 1);
        }
    }

    private static void write(Worksheet sheet, int r, ProjectStanding project, Locale language) {
        sheet.value(r, 0, project.projectCode());
        sheet.value(r, 1, project.name());
        sheet.value(r, 2, project.town());
        sheet.value(r, 3, project.parkCode());
        sheet.value(r, 4, text(language, "stage." + project.stage()));
        sheet.value(r, 5, project.kind());
        sheet.value(r, 6, text(language, "lamp." + project.lamp()));
        number(sheet, r, 7, project.lagPoints(), "0.00");
        number(sheet, r, 8, project.doneShare(), "0.00%");
        number(sheet, r, 9, project.timeShare(), "0.00%");
        number(sheet, r, 10, project.annualPlanWan(), "#,##0.00");
        number(sheet, r, 11, project.doneWan(), "#,##0.00");
        sheet.value(r, 12, project.leader());
        sheet.value(r, 13, project.chief());
        sheet.value(r, 14, project.leadUnit());
        sheet.value(r, 15, project.steward());
        sheet.value(r, 16, project.phone());
        if (project.signedOn() != null) {
            sheet.value(r, 17, project.signedOn());
            sheet.style(r, 17).format("yyyy-mm-dd").set();
        }
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable Number value, String format) {
        sheet.value(r, c, value);
        sheet.style(r, c).format(format).set();
    }

    private static String text(Locale language, String code, Object... args) {
        return Messages.has("project", language, code)
                ? Messages.text("project", language, code, List.of(args))
                : code.substring(code.indexOf('.') + 1);
    }
}

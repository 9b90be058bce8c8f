package org.mumap.server.redline.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.mumap.server.redline.Redline;

/** The list of redlines as offices hand it on: title, unit and day, header, one row each with its history in words. */
final class RedlineWorkbook {

    private static final List<String> COLUMNS = List.of(
            "no", "state", "kind", "words", "by", "office", "drawnAt", "addressee", "dueOn", "park", "town", "history");
    private static final List<Integer> WIDTHS = List.of(16, 10, 8, 44, 14, 20, 17, 14, 12, 10, 12, 60);
    private static final int HEADER = 2;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Locale locale;
    private final String office;
    private final LocalDate today;
    private final ZoneId zone;

    RedlineWorkbook(Locale locale, String office, LocalDate today, ZoneId zone) {
        this.locale = locale;
        this.office = office;
        this.today = today;
        this.zone = zone;
    }

    /** The file. */
    byte[] write(List<Redline> marks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int last = COLUMNS.size() - 1;
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(word("title"));
            sheet.value(0, 0, word("title"));
            sheet.range(0, 0, 0, last).merge();
            sheet.style(0, 0).bold().fontSize(16).horizontalAlignment("center").set();
            sheet.value(1, 0, word("made", office, today, marks.size()));
            sheet.range(1, 0, 1, last).merge();
            for (int c = 0; c <= last; c++) {
                sheet.value(HEADER, c, word("column." + COLUMNS.get(c)));
                sheet.width(c, WIDTHS.get(c));
            }
            sheet.range(HEADER, 0, HEADER, last)
                    .style()
                    .bold()
                    .wrapText(true)
                    .fillColor("E8EEF7")
                    .borderStyle("thin")
                    .set();
            for (int i = 0; i < marks.size(); i++) {
                write(sheet, HEADER + 1 + i, marks.get(i));
            }
            sheet.freezePane(1, HEADER + 1);
            sheet.repeatRows(HEADER, HEADER);
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(Worksheet sheet, int r, Redline mark) {
        String state = word("state." + mark.state()) + (mark.overdue(today) ? word("overdue") : "");
        List<@Nullable String> texts = Arrays.asList(
                mark.no(),
                state,
                word("kind." + mark.kind()),
                mark.words(),
                mark.byName(),
                mark.office(),
                minute(mark.drawnAt()),
                mark.addresseeName(),
                mark.dueOn() == null ? null : mark.dueOn().toString(),
                mark.parkCode(),
                mark.town(),
                mark.history().stream().map(this::step).collect(Collectors.joining("\n")));
        for (int c = 0; c < texts.size(); c++) {
            String value = texts.get(c);
            if (value != null && !value.isEmpty()) {
                // what a spreadsheet program would take for a formula is marked as text
                sheet.value(r, c, "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
                sheet.style(r, c).wrapText(true).verticalAlignment("top").set();
            }
        }
    }

    private String step(Redline.Step step) {
        String words = step.words() == null ? "" : word("said", step.words());
        String undone = step.undone() ? word("undone") : "";
        return minute(step.at()) + " " + step.byName() + " " + word("act." + step.act()) + words + undone;
    }

    private String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    private String word(String key, Object... args) {
        return Messages.text("redline", locale, key, List.of(args));
    }
}

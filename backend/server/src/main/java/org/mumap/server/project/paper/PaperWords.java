package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.life.Stage;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;

/** The words and numbers of project papers, in one language. */
record PaperWords(Locale locale) {

    static final String NONE = "–";
    private static final BigDecimal YI = new BigDecimal("10000");

    String word(String key, Object... args) {
        return Messages.text("project", locale, "paper." + key, List.of(args));
    }

    String stage(String code) {
        return MessageTexts.of(locale).word(Stage.valueOf(code));
    }

    String lamp(Enum<?> lamp) {
        return MessageTexts.of(locale).word(lamp);
    }

    /** Two decimals, thousands by a space; – where there is none. */
    static String number(@Nullable BigDecimal value) {
        return value == null ? NONE : grouped(value, 2);
    }

    /** 万元 as 亿元, two decimals. */
    static String yi(@Nullable BigDecimal wan) {
        return wan == null ? NONE : grouped(wan.divide(YI, 6, RoundingMode.HALF_UP), 2);
    }

    /** A share as percent, one decimal. */
    static String percent(@Nullable BigDecimal share) {
        return share == null ? NONE : grouped(share.movePointRight(2), 1) + " %";
    }

    /** Points with their sign, one decimal. */
    static String points(@Nullable BigDecimal points) {
        if (points == null) {
            return NONE;
        }
        String text = grouped(points.abs(), 1);
        return (points.signum() < 0 ? "−" : "+") + text;
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? NONE : day.toString();
    }

    static String text(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : text;
    }

    /** A row of a table: the first cell a header when asked, numbers to the right. */
    static String row(List<String> cells, int numbersFrom) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            row.append(i >= numbersFrom ? "<td class=\"num\">" : "<td>")
                    .append(Xhtml.escape(cells.get(i)))
                    .append("</td>");
        }
        return row.append("</tr>").toString();
    }

    /** The head of a table. */
    String head(int numbersFrom, String... keys) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < keys.length; i++) {
            row.append(i >= numbersFrom ? "<th class=\"num\">" : "<th>")
                    .append(Xhtml.escape(word(keys[i])))
                    .append("</th>");
        }
        return row.append("</tr>").toString();
    }

    String title(String key, Object... args) {
        return "<h2>" + Xhtml.escape(word(key, args)) + "</h2>";
    }

    private static String grouped(BigDecimal value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP))
                .replace(',', ' ');
    }
}

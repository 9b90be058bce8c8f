package org.mumap.server.evaluation.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.evaluation.Lift;
import org.mumap.server.access.Account;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import org.mumap.server.evaluation.scheme.FirmPages;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** 得分单: a firm's score on paper, term by term, with the reader's name across it because it tells tax. */
@Component
class ScoreSheet {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    ScoreSheet(PdfDocument pdf, PrintSettings settings, Clock clock) {
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    byte[] make(EvaluationResults.Run run, JsonNode result, FirmPages.Page page, Account reader, Locale language) {
        boolean english = language.getLanguage().equals("en");
        String stamp = MINUTE.format(ZonedDateTime.now(clock)) + " · "
                + (english ? reader.displayNameEn() : reader.displayName());
        Sheet.Foot foot = new Sheet.Foot(
                settings.maker(),
                "–",
                word(language, "foot.data", run.asOf(), run.knownAt()),
                word(language, "foot.scheme", run.schemeName(), run.schemeVersion(), run.rules()),
                settings.reviewNo().isEmpty() ? "–" : settings.reviewNo(),
                stamp);
        String name = result.path("name").asString("–");
        String title = word(language, "sheet.title", name, run.year());
        StringBuilder body = new StringBuilder();
        if (result.has("terms")) {
            head(body, result, language);
            terms(body, result, page, language);
            lift(body, page.lift(), language);
        } else {
            result.get("explanation")
                    .forEach(reason -> body.append("<p>")
                            .append(Xhtml.escape(reason.asString()))
                            .append("</p>"));
        }
        trend(body, page, language);
        sources(body, page, language);
        Sheet sheet = new Sheet(Sheet.Paper.A4, false, foot, language);
        return pdf.render(
                sheet.xhtml(
                        List.of(new Sheet.Page(title, result.get("creditCode").asString(), body.toString()))),
                stamp);
    }

    private static void head(StringBuilder body, JsonNode result, Locale language) {
        body.append("<div class=\"strip plain\">")
                .append(Xhtml.escape(word(
                        language,
                        "sheet.head",
                        result.get("grade").asString(),
                        result.get("rank").asInt(),
                        result.get("units").asInt(),
                        number(decimal(result.get("score")), 2),
                        number(decimal(result.get("landMu")), 2))))
                .append("</div>");
    }

    private static void terms(StringBuilder body, JsonNode result, FirmPages.Page page, Locale language) {
        body.append("<h2>").append(word(language, "sheet.terms")).append("</h2><table class=\"list\"><tr>");
        for (String column : List.of("indicator", "value", "base", "weight", "score", "position", "note")) {
            body.append("<th>")
                    .append(Xhtml.escape(word(language, "sheet." + column)))
                    .append("</th>");
        }
        body.append("</tr>");
        for (JsonNode term : result.get("terms")) {
            String code = term.get("code").asString();
            row(
                    body,
                    indicator(code, language),
                    number(decimal(term.get("value")), 4),
                    number(decimal(term.get("base")), 4),
                    number(decimal(term.get("weight")), 0),
                    number(decimal(term.get("score")), 2),
                    position(code, page),
                    notes(term, language));
        }
        body.append("</table>");
        for (JsonNode change : result.get("changes")) {
            body.append("<p class=\"note\">")
                    .append(Xhtml.escape(change.get("code").asString() + " · "
                            + word(language, "kind." + change.get("kind").asString()) + " "
                            + number(decimal(change.get("points")), 2) + " · "
                            + change.get("documentNo").asString("")))
                    .append("</p>");
        }
    }

    private static String position(String code, FirmPages.Page page) {
        return page.positions().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> (each.rank() == null ? "–" : each.rank()) + " / " + each.of())
                .orElse("–");
    }

    private static String notes(JsonNode term, Locale language) {
        String capped = term.get("capped").asBoolean() ? word(language, "sheet.capped") : "";
        String imputed = term.get("imputed").asBoolean() ? word(language, "sheet.imputed") : "";
        return (capped + " " + imputed).strip();
    }

    private static void lift(StringBuilder body, @Nullable Lift lift, Locale language) {
        if (lift == null) {
            return;
        }
        body.append("<h2>")
                .append(Xhtml.escape(word(language, "sheet.lift", lift.grade())))
                .append("</h2><p>")
                .append(Xhtml.escape(word(language, "sheet.lacking", number(lift.lacking(), 2))))
                .append("</p>");
        for (Lift.Step step : lift.steps()) {
            body.append("<p class=\"note\">")
                    .append(Xhtml.escape(word(
                            language,
                            "sheet.step",
                            indicator(step.code().name(), language),
                            number(step.from(), 4),
                            number(step.to(), 4),
                            number(step.more(), 2))))
                    .append("</p>");
        }
    }

    private static void trend(StringBuilder body, FirmPages.Page page, Locale language) {
        body.append("<h2>").append(word(language, "sheet.trend")).append("</h2><table class=\"list\"><tr><th></th>");
        page.trend().forEach(year -> body.append("<th>").append(year.year()).append("</th>"));
        body.append("</tr>");
        int count = page.trend().isEmpty() ? 0 : page.trend().get(0).values().size();
        for (int i = 0; i < count; i++) {
            body.append("<tr><td>")
                    .append(Xhtml.escape(
                            indicator(page.trend().get(0).values().get(i).code(), language)))
                    .append("</td>");
            for (FirmPages.TrendYear year : page.trend()) {
                body.append("<td class=\"num\">")
                        .append(number(year.values().get(i).value(), 4))
                        .append("</td>");
            }
            body.append("</tr>");
        }
        body.append("<tr><td>").append(word(language, "sheet.grade")).append("</td>");
        page.trend()
                .forEach(year -> body.append("<td class=\"num\">")
                        .append(year.grade() == null ? "–" : Xhtml.escape(year.grade()))
                        .append("</td>"));
        body.append("</tr></table>");
    }

    private static void sources(StringBuilder body, FirmPages.Page page, Locale language) {
        body.append("<h2>").append(word(language, "sheet.sources")).append("</h2>");
        page.sources()
                .forEach(source -> body.append("<p class=\"source\">")
                        .append(Xhtml.escape(source.fileName() + " · " + (source.row() == null ? "–" : source.row())
                                + " · " + source.dataDate()))
                        .append("</p>"));
    }

    private static void row(StringBuilder body, String first, String... cells) {
        body.append("<tr><td>").append(Xhtml.escape(first)).append("</td>");
        for (String cell : cells) {
            body.append("<td class=\"num\">").append(Xhtml.escape(cell)).append("</td>");
        }
        body.append("</tr>");
    }

    static String indicator(String code, Locale language) {
        return word(language, "indicator." + IndicatorCode.valueOf(code).name());
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.decimalValue();
    }

    private static String number(@Nullable BigDecimal value, int decimals) {
        return value == null
                ? "–"
                : String.format(Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP))
                        .replace(',', ' ');
    }

    static String word(Locale language, String key, Object... args) {
        return Messages.text("evaluation", language, key, List.of(args));
    }
}

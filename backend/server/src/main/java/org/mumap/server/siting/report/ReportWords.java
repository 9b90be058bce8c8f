package org.mumap.server.siting.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Term;
import org.mumap.rules.siting.ControlKind;
import org.mumap.server.problem.Messages;
import org.mumap.server.siting.SiteChecks;

/** The words and numbers of a site report, the same in all its forms. */
final class ReportWords {

    private static final double WHOLE_PERCENT = 99.99;

    private ReportWords() {}

    static String word(Locale locale, String key, Object... args) {
        return Messages.text("sitereport", locale, key, List.of(args));
    }

    static String control(Locale locale, String kind) {
        return Messages.text("siting", locale, "control." + kind, List.of());
    }

    /** Two decimals, thousands by a space; – where there is none. */
    static String number(@Nullable Number value) {
        if (value == null) {
            return "–";
        }
        BigDecimal number = new BigDecimal(value.toString()).setScale(2, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.2f", number).replace(',', ' ');
    }

    static String text(@Nullable String value) {
        return value == null || value.isBlank() ? "–" : value;
    }

    static String supply(Locale locale, SiteSheet site) {
        return site.supply().isEmpty()
                ? Messages.text("siting", locale, "supply.NONE", List.of())
                : site.supply().stream()
                        .map(kind -> Messages.text("siting", locale, "supply." + kind, List.of()))
                        .collect(Collectors.joining(Messages.text("siting", locale, "separator", List.of())));
    }

    static String measure(Locale locale, SiteSheet.Measured measured) {
        return measured.value() == null
                ? word(locale, "noData")
                : number(measured.value()) + " "
                        + Messages.text("siting", locale, "unit." + measured.unit(), List.of());
    }

    static String term(Locale locale, Term term) {
        return word(locale, "term." + term.code());
    }

    static String works(Locale locale, SiteSheet site) {
        return site.readiness().isEmpty()
                ? "–"
                : site.readiness().stream()
                        .map(work -> word(locale, "work." + work))
                        .collect(Collectors.joining(word(locale, "separator")));
    }

    /** Whether the check stands against building there: for a line to lie inside of, to be outside. */
    static SiteChecks.Verdict standing(SiteChecks.Result check) {
        if (check.verdict() == SiteChecks.Verdict.NO_DATA || !mustBeInside(check)) {
            return check.verdict();
        }
        BigDecimal share = check.sharePercent();
        return share != null && share.doubleValue() >= WHOLE_PERCENT
                ? SiteChecks.Verdict.CLEAR
                : SiteChecks.Verdict.HIT;
    }

    private static boolean mustBeInside(SiteChecks.Result check) {
        return check.kind() == ControlKind.URBAN_BOUNDARY
                || check.lines().stream().anyMatch(line -> line.effect().equals("REQUIRE_INSIDE"));
    }

    /** What a check found, in a sentence with its numbers. */
    static String check(Locale locale, SiteChecks.Result check) {
        if (check.verdict() == SiteChecks.Verdict.NO_DATA) {
            return word(locale, "check.NO_DATA");
        }
        BigDecimal share = check.sharePercent() == null ? BigDecimal.ZERO : check.sharePercent();
        if (mustBeInside(check)) {
            return word(locale, "check.inside", number(share));
        }
        return check.verdict() == SiteChecks.Verdict.CLEAR
                ? word(locale, "check.CLEAR")
                : word(locale, "check.HIT", number(share), number(check.areaM2()));
    }

    static String mark(Locale locale, SiteChecks.Result check) {
        return word(locale, "mark." + standing(check));
    }

    /** Law and office, as far as they are stated. */
    static String ground(Locale locale, SiteChecks.Result check) {
        List<String> parts = new ArrayList<>();
        if (check.law() != null) {
            parts.add(check.law());
        }
        if (check.office() != null) {
            parts.add(word(locale, "ask", check.office()));
        }
        return parts.isEmpty() ? "–" : String.join(word(locale, "separator"), parts);
    }
}

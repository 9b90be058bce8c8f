package org.mumap.server.siting.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mumap.rules.Term;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.assembly.AssembledSite;

/** The table of a comparison: one column per site, one line per fact. Sheet, page and workbook are written from it. */
record ReportTable(List<String> head, List<Line> lines) {

    /**
     * A line.
     *
     * @param group what it belongs to
     * @param title its title
     * @param values one per site
     */
    record Line(String group, String title, List<String> values) {}

    static ReportTable of(List<SiteSheet> sites, Locale locale) {
        List<Line> lines = new ArrayList<>();
        String land = ReportWords.word(locale, "group.land");
        line(lines, land, ReportWords.word(locale, "parcels"), sites, site -> String.join(" ", site.parcels()));
        line(lines, land, ReportWords.word(locale, "area"), sites, site -> ReportWords.number(site.areaMu()));
        line(lines, land, ReportWords.word(locale, "place"), sites, site -> place(site));
        line(lines, land, ReportWords.word(locale, "supply"), sites, site -> ReportWords.supply(locale, site));
        line(lines, land, ReportWords.word(locale, "works"), sites, site -> ReportWords.works(locale, site));
        for (int i = 0; i < sites.get(0).measures().size(); i++) {
            int at = i;
            String code = sites.get(0).measures().get(i).code();
            line(
                    lines,
                    land,
                    ReportWords.word(locale, "measure." + code),
                    sites,
                    site -> ReportWords.measure(locale, site.measures().get(at)));
        }
        if (sites.stream().anyMatch(site -> site.assembled() != null)) {
            assembled(lines, sites, locale);
        }
        score(lines, sites, locale);
        String group = ReportWords.word(locale, "group.check");
        for (int i = 0; i < sites.get(0).checks().size(); i++) {
            int at = i;
            SiteChecks.Result first = sites.get(0).checks().get(i);
            line(lines, group, ReportWords.control(locale, first.kind().name()), sites, site -> {
                SiteChecks.Result check = site.checks().get(at);
                return ReportWords.mark(locale, check) + " " + ReportWords.check(locale, check);
            });
        }
        return new ReportTable(sites.stream().map(SiteSheet::name).toList(), lines);
    }

    private static void assembled(List<Line> lines, List<SiteSheet> sites, Locale locale) {
        String group = ReportWords.word(locale, "group.assembly");
        line(lines, group, ReportWords.word(locale, "owners"), sites, site -> {
            AssembledSite one = site.assembled();
            return one == null ? "–" : one.parts().size() + " / " + one.owners();
        });
        line(lines, group, ReportWords.word(locale, "idleMu"), sites, site -> {
            AssembledSite one = site.assembled();
            return one == null ? "–" : ReportWords.number(one.idleMu());
        });
        line(lines, group, ReportWords.word(locale, "rectangle"), sites, site -> {
            AssembledSite one = site.assembled();
            return one == null
                    ? "–"
                    : ReportWords.number(one.longM()) + " × " + ReportWords.number(one.shortM()) + " m";
        });
        line(lines, group, ReportWords.word(locale, "clearing"), sites, site -> {
            AssembledSite one = site.assembled();
            if (one == null) {
                return "–";
            }
            String known = ReportWords.number(one.clearWan());
            return one.costUnknown() == 0 ? known : ReportWords.word(locale, "costUnknown", known, one.costUnknown());
        });
    }

    private static void score(List<Line> lines, List<SiteSheet> sites, Locale locale) {
        String group = ReportWords.word(locale, "group.score");
        List<String> codes = sites.stream()
                .flatMap(site -> site.terms().stream())
                .map(Term::code)
                .distinct()
                .toList();
        line(lines, group, ReportWords.word(locale, "score"), sites, site -> ReportWords.number(site.score()));
        for (String code : codes) {
            line(
                    lines,
                    group,
                    ReportWords.word(locale, "term." + code),
                    sites,
                    site -> site.terms().stream()
                            .filter(term -> term.code().equals(code))
                            .map(term -> ReportWords.word(
                                    locale,
                                    "termValue",
                                    ReportWords.number(term.score()),
                                    ReportWords.number(term.weight())))
                            .findFirst()
                            .orElse("–"));
        }
    }

    private static String place(SiteSheet site) {
        String park = ReportWords.text(site.parkCode());
        String town = ReportWords.text(site.town());
        return town + " · " + park;
    }

    private static void line(
            List<Line> lines, String group, String title, List<SiteSheet> sites, Function<SiteSheet, String> value) {
        lines.add(new Line(group, title, sites.stream().map(value).toList()));
    }
}

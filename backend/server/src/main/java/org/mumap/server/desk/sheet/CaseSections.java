package org.mumap.server.desk.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseField;
import org.mumap.rules.idle.casework.CasePaper;
import org.mumap.rules.idle.casework.CaseStanding;
import org.mumap.rules.idle.casework.FieldWords;
import org.mumap.server.access.Account;
import org.mumap.server.idle.RecordedAct;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.idle.casework.CaseViews;
import org.mumap.server.ledger.Source;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.Xhtml;
import org.springframework.stereotype.Component;

/** The cases of a parcel on paper: where each stands, what was done, the papers and the days of the law. Every act carries its source. */
@Component
class CaseSections {

    private final CaseViews cases;

    CaseSections(CaseViews cases) {
        this.cases = cases;
    }

    /** Whether the account may look at cases at all; the dossier of others says nothing of them. */
    static boolean mayRead(Account account) {
        return account.readsCases();
    }

    /** The cases of the parcel at those times; nothing when it had none, or the account does not read cases. */
    List<CaseView> read(String parcelCode, Times times, Account account) {
        return mayRead(account) ? cases.ofParcel(parcelCode, times) : List.of();
    }

    /** The sections of these cases. */
    static String html(List<CaseView> views, Sources sources, Locale locale) {
        StringBuilder html = new StringBuilder();
        for (CaseView view : views) {
            head(html, view, locale);
            acts(html, view, sources, locale);
            papers(html, view, locale);
            deadlines(html, view.file().standing(), locale);
        }
        return html.toString();
    }

    private static void head(StringBuilder html, CaseView view, Locale locale) {
        CaseStanding standing = view.file().standing();
        html.append("<h2>")
                .append(Xhtml.escape(
                        SheetWords.word(locale, "case.title", view.row().caseNo())))
                .append("</h2><p class=\"case-head\"><b>")
                .append(Xhtml.escape(title(view.row().stage(), locale)))
                .append("</b>");
        part(html, "case.opened", locale, view.row().openedOn());
        part(html, "case.closed", locale, view.row().closedOn());
        part(html, "case.type", locale, standing.type() == null ? null : title(standing.type(), locale));
        part(html, "case.cause", locale, standing.cause() == null ? null : title(standing.cause(), locale));
        part(html, "case.officer", locale, view.row().officerName());
        if (standing.feeOwedWan() != null) {
            part(html, "case.owed", locale, SheetWords.number(standing.feeOwedWan()));
        }
        html.append("</p>");
    }

    private static void acts(StringBuilder html, CaseView view, Sources sources, Locale locale) {
        List<RecordedAct> acts = view.visibleActs();
        open(html, locale, "no", "on", "act", "what", "officer", "clause");
        for (RecordedAct act : acts) {
            Integer undoneBy = acts.stream()
                    .filter(other -> Objects.equals(other.corrects(), act.fact().actNo()))
                    .map(other -> other.fact().actNo())
                    .findFirst()
                    .orElse(null);
            row(
                    html,
                    Integer.toString(act.fact().actNo()),
                    act.fact().on().toString(),
                    Xhtml.escape(title(act.fact().act(), locale)) + sources.mark(source(act)),
                    Xhtml.escape(what(act, undoneBy, locale)),
                    Xhtml.escape(act.byName()),
                    Xhtml.escape(act.clause()));
        }
        html.append("</table>");
    }

    private static String what(RecordedAct act, @Nullable Integer undoneBy, Locale locale) {
        String stated = List.of(CaseField.values()).stream()
                .filter(field -> field != CaseField.PAPER_ID)
                .flatMap(field -> act.fact().find(field).stream()
                        .map(value -> title(field, locale) + " " + word(act, field, value, locale)))
                .collect(Collectors.joining("；"));
        StringBuilder what = new StringBuilder(stated);
        if (act.fact().documentNo() != null) {
            what.insert(0, act.fact().documentNo() + (stated.isEmpty() ? "" : "；"));
        }
        if (act.fact().reason() != null) {
            what.append(what.isEmpty() ? "" : "；").append(act.fact().reason());
        }
        if (!act.fact().evidence().isEmpty()) {
            what.append(what.isEmpty() ? "" : "；")
                    .append(SheetWords.word(
                            locale, "case.evidence", String.join("、", act.fact().evidence())));
        }
        if (undoneBy != null) {
            what.append(what.isEmpty() ? "" : "；").append(SheetWords.word(locale, "case.undone", undoneBy));
        }
        return what.isEmpty() ? "–" : what.toString();
    }

    private static void papers(StringBuilder html, CaseView view, Locale locale) {
        List<CasePaper> papers = view.file().standing().papers();
        if (papers.isEmpty()) {
            return;
        }
        open(html, locale, "documentNo", "paper", "issuedOn", "servedOn", "byAct");
        for (CasePaper paper : papers) {
            String act = view.visibleActs().stream()
                    .filter(each -> paper.paperId().equals(each.fact().paperId()))
                    .map(each -> Integer.toString(each.fact().actNo()))
                    .findFirst()
                    .orElse("–");
            row(
                    html,
                    Xhtml.escape(SheetWords.orDash(paper.documentNo())),
                    Xhtml.escape(title(paper.kind(), locale)),
                    paper.issuedOn().toString(),
                    SheetWords.orDash(paper.kind().isServed() ? paper.servedOn() : null),
                    act);
        }
        html.append("</table>");
    }

    private static void deadlines(StringBuilder html, CaseStanding standing, Locale locale) {
        if (standing.deadlines().isEmpty()) {
            return;
        }
        open(html, locale, "deadline", "from", "dueOn", "state", "clause");
        for (CaseDeadline one : standing.deadlines()) {
            row(
                    html,
                    Xhtml.escape(title(one.code(), locale)),
                    one.from().toString(),
                    one.dueOn().toString(),
                    Xhtml.escape(state(one, locale)),
                    Xhtml.escape(one.clause()));
        }
        html.append("</table>");
    }

    private static String state(CaseDeadline one, Locale locale) {
        return switch (one.state()) {
            case RUNNING -> SheetWords.word(locale, "case.state.RUNNING", one.daysLeft());
            case LATE -> SheetWords.word(locale, "case.state.LATE", -one.daysLeft());
            case MET -> SheetWords.word(locale, "case.state.MET", SheetWords.orDash(one.metOn()));
            case LAPSED -> SheetWords.word(locale, "case.state.LAPSED");
        };
    }

    private static Source source(RecordedAct act) {
        return new Source(
                Long.toString(act.batchId()),
                act.caseNo() + " 第" + act.fact().actNo() + "号行为",
                null,
                null,
                act.recordedAt(),
                act.fact().on(),
                act.by());
    }

    private static void part(StringBuilder html, String key, Locale locale, @Nullable Object value) {
        if (value != null) {
            html.append(" · ")
                    .append(Xhtml.escape(SheetWords.word(locale, key)))
                    .append(' ')
                    .append(Xhtml.escape(value));
        }
    }

    /** A table with its header; cells are markup already. */
    private static void open(StringBuilder html, Locale locale, String... columns) {
        html.append("<table class=\"list cases\"><tr>");
        for (String column : columns) {
            html.append("<th>")
                    .append(Xhtml.escape(SheetWords.word(locale, "case.col." + column)))
                    .append("</th>");
        }
        html.append("</tr>");
    }

    private static void row(StringBuilder html, String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(cell).append("</td>");
        }
        html.append("</tr>");
    }

    private static String title(Enum<?> constant, Locale locale) {
        return MessageTexts.of(locale).render(Message.of("casework.choice", constant));
    }

    private static String word(RecordedAct act, CaseField field, String value, Locale locale) {
        return FieldWords.of(act.fact().act(), field, value)
                .map(MessageTexts.of(locale)::render)
                .orElse(value);
    }
}

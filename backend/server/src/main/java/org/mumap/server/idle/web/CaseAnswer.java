package org.mumap.server.idle.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.SiteState;
import org.mumap.rules.idle.casework.ActField;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CasePaper;
import org.mumap.rules.idle.casework.CaseStanding;
import org.mumap.rules.idle.casework.Choice;
import org.mumap.rules.idle.casework.FeeSheet;
import org.mumap.rules.idle.casework.FieldWords;
import org.mumap.rules.idle.casework.OfferedAct;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.rules.idle.casework.Performer;
import org.mumap.rules.idle.casework.Refusal;
import org.mumap.rules.idle.casework.RefusedAct;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.idle.IdleAnswer;
import org.mumap.server.idle.RecordedAct;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.idle.evidence.Evidence;

/** A case laid open, in one language: what was done, what may be done and why nothing else may, and by when. */
record CaseAnswer(
        @JsonUnwrapped CaseRowAnswer row,
        LocalDate asOf,
        Instant knownAt,
        IdleAnswer verdict,
        List<Act> acts,
        List<Offer> offered,
        List<Deadline> deadlines,
        Timeline timeline,
        List<Evidence> evidence,
        List<Paper> papers,
        List<Ban> bans,
        String publication,
        @Nullable Fee fee,
        @Nullable BigDecimal feeOwedWan,
        List<String> missing) {

    /**
     * An act as it was recorded.
     *
     * @param corrects number of the act it undoes
     * @param correctedBy number of the act that undoes it
     */
    record Act(
            int actNo,
            String act,
            String title,
            LocalDate on,
            Instant recordedAt,
            String by,
            String byName,
            Map<String, String> fields,
            List<FieldValue> values,
            @Nullable String clause,
            @Nullable Paper paper,
            List<String> evidence,
            @Nullable Integer corrects,
            @Nullable Integer correctedBy,
            @Nullable String reason,
            String batchId) {}

    /** A field of an act, name and value in words; as it was sent it stands in {@code fields}. */
    record FieldValue(String name, String title, String value) {}

    /**
     * A paper of the case.
     *
     * @param state {@code ISSUED}, {@code SERVED}; {@code WITHDRAWN} when its act was undone, {@code OVERTAKEN} when the land changed
     *     hands before it could work
     */
    record Paper(
            String paperId,
            String kind,
            String title,
            @Nullable String documentNo,
            LocalDate issuedOn,
            String state,
            boolean mustBeServed,
            @Nullable LocalDate servedOn) {}

    /**
     * An act of the stage.
     *
     * @param allowed whether it may be done now by whoever asks
     * @param refusal why not yet, or who may
     * @param cure what to do about it
     */
    record Offer(
            String act,
            String title,
            String clause,
            boolean primary,
            boolean allowed,
            @Nullable String refusal,
            @Nullable String cure,
            @Nullable LocalDate dueOn,
            @Nullable Long daysLeft,
            @Nullable String paper,
            @Nullable String leadsTo,
            boolean reasonRequired,
            List<Field> fields) {}

    /** A field of a form; {@code when} names another field and the values with which this one belongs to the form. */
    record Field(
            String name,
            String title,
            String type,
            boolean required,
            List<Value> values,
            @Nullable String value,
            @Nullable LocalDate notBefore,
            @Nullable LocalDate notAfter,
            @Nullable When when) {}

    /** A value of a field; {@code refusal} says why the law does not allow it in this case. */
    record Value(String code, String title, @Nullable String refusal) {}

    record When(String field, List<String> codes) {}

    /** A period of the law; {@code metOn} is the day on which what was due was done. */
    record Deadline(
            String code,
            String title,
            String clause,
            String certainty,
            LocalDate from,
            LocalDate dueOn,
            long daysLeft,
            String state,
            @Nullable LocalDate metOn,
            @Nullable String movedBecause,
            boolean holidaysKnown) {}

    /** What is drawn: agreed starts, stops, excluded spans, full years, acts, today. */
    record Timeline(
            @Nullable LocalDate baseStartOn,
            List<Agreed> agreed,
            List<Site> sites,
            List<Span> excluded,
            List<LocalDate> fullOn,
            List<Mark> acts,
            LocalDate today) {}

    record Agreed(
            String contractNo,
            boolean supplement,
            LocalDate signedOn,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate startOn,
            @Nullable LocalDate completionOn) {}

    record Site(
            LocalDate observedOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate stoppedOn,
            @Nullable LocalDate completedOn) {}

    record Span(
            LocalDate from,
            LocalDate to,
            String cause,
            boolean verified,
            @Nullable String documentNo) {}

    record Mark(int actNo, String act, String title, LocalDate on) {}

    record Ban(String code, String clause, String text) {}

    /** How the fee is made. */
    record Fee(
            @Nullable String contractNo,
            @Nullable BigDecimal priceWan,
            BigDecimal share,
            @Nullable BigDecimal feeWan,
            List<String> formula,
            List<String> clauses,
            List<String> missing) {}

    static CaseAnswer of(CaseView view, Account asker, Locale locale) {
        CaseWords words = new CaseWords(locale);
        CaseStanding standing = view.file().standing();
        return new CaseAnswer(
                CaseRowAnswer.of(view.row(), standing.asOf(), words),
                standing.asOf(),
                view.times().knownAt(),
                IdleAnswer.of(standing.verdict(), locale),
                acts(view, words),
                offers(standing, asker, words),
                standing.deadlines().stream().map(one -> deadline(one, words)).toList(),
                timeline(view, words),
                view.evidence(),
                papers(view, words),
                standing.bans().stream()
                        .map(ban -> new Ban(ban.name(), standing.banClause(), words.title(ban)))
                        .toList(),
                standing.publication().name(),
                standing.fee() == null ? null : fee(standing.fee(), words),
                standing.feeOwedWan(),
                standing.missing().stream().map(words::render).toList());
    }

    private static List<Act> acts(CaseView view, CaseWords words) {
        List<Act> acts = new ArrayList<>();
        for (RecordedAct recorded : view.visibleActs()) {
            Integer correctedBy = view.visibleActs().stream()
                    .filter(other ->
                            Objects.equals(other.corrects(), recorded.fact().actNo()))
                    .map(other -> other.fact().actNo())
                    .findFirst()
                    .orElse(null);
            acts.add(new Act(
                    recorded.fact().actNo(),
                    recorded.fact().act().name(),
                    words.title(recorded.fact().act()),
                    recorded.fact().on(),
                    recorded.recordedAt(),
                    recorded.by(),
                    recorded.byName(),
                    recorded.fact().fields(),
                    values(recorded, words),
                    recorded.clause(),
                    paper(view, recorded, words),
                    recorded.fact().evidence(),
                    recorded.corrects(),
                    correctedBy,
                    recorded.fact().reason(),
                    Long.toString(recorded.batchId())));
        }
        return acts;
    }

    private static List<FieldValue> values(RecordedAct recorded, CaseWords words) {
        return List.of(org.mumap.rules.idle.casework.CaseField.values()).stream()
                .flatMap(field -> recorded.fact().find(field).stream()
                        .map(value -> new FieldValue(
                                field.code(),
                                words.title(field),
                                FieldWords.of(recorded.fact().act(), field, value)
                                        .map(words::render)
                                        .orElse(value))))
                .toList();
    }

    private static @Nullable Paper paper(CaseView view, RecordedAct recorded, CaseWords words) {
        PaperKind kind = recorded.fact().act().paper();
        String id = recorded.fact().paperId();
        if (kind == null || id == null) {
            return null;
        }
        CasePaper standing = view.file().standing().papers().stream()
                .filter(paper -> paper.paperId().equals(id))
                .findFirst()
                .orElse(null);
        String state = standing == null
                ? "WITHDRAWN"
                : standing.overtaken() ? "OVERTAKEN" : standing.servedOn() == null ? "ISSUED" : "SERVED";
        return new Paper(
                id,
                kind.name(),
                words.title(kind),
                recorded.fact().documentNo(),
                recorded.fact().on(),
                state,
                kind.isServed(),
                standing == null ? null : standing.servedOn());
    }

    private static List<Paper> papers(CaseView view, CaseWords words) {
        return view.visibleActs().stream()
                .map(act -> paper(view, act, words))
                .filter(Objects::nonNull)
                .toList();
    }

    // what belongs to the stage: what may be done, and what only waits for something
    private static List<Offer> offers(CaseStanding standing, Account asker, CaseWords words) {
        List<Offer> offers = new ArrayList<>();
        for (OfferedAct offered : standing.offered()) {
            boolean may = may(asker, offered.performer());
            offers.add(new Offer(
                    offered.act().name(),
                    words.title(offered.act()),
                    offered.clause(),
                    offered.primary(),
                    may,
                    may ? null : words.title(offered.performer()),
                    null,
                    offered.dueOn(),
                    offered.daysLeft(),
                    offered.paper() == null ? null : offered.paper().name(),
                    offered.leadsTo() == null ? null : offered.leadsTo().name(),
                    offered.reasonRequired(),
                    offered.fields().stream().map(field -> field(field, words)).toList()));
        }
        CaseAct next = standing.next() == null ? null : standing.next().act();
        for (RefusedAct refused : standing.refused()) {
            if (refused.refusal().kind() == Refusal.Kind.NOT_YET) {
                offers.add(waiting(refused, refused.act() == next, words));
            }
        }
        return offers;
    }

    private static Offer waiting(RefusedAct refused, boolean primary, CaseWords words) {
        PaperKind paper = refused.act().paper();
        return new Offer(
                refused.act().name(),
                words.title(refused.act()),
                refused.refusal().clause(),
                primary,
                false,
                words.render(refused.refusal().why()),
                words.render(refused.refusal().cure()),
                null,
                null,
                paper == null ? null : paper.name(),
                null,
                false,
                List.of());
    }

    private static boolean may(Account asker, Performer performer) {
        return asker.may(Permission.IDLE_ACT)
                || (performer == Performer.INSPECTOR && asker.may(Permission.FIELD_CHECK));
    }

    private static Field field(ActField field, CaseWords words) {
        return new Field(
                field.field().code(),
                words.title(field.field()),
                field.type().name().toLowerCase(Locale.ROOT),
                field.required(),
                field.values().stream().map(value -> value(value, words)).toList(),
                field.value(),
                field.notBefore(),
                field.notAfter(),
                field.when() == null
                        ? null
                        : new When(field.when().field().code(), field.when().codes()));
    }

    private static Value value(Choice choice, CaseWords words) {
        return new Value(
                choice.code(),
                words.render(choice.title()),
                choice.refusal() == null ? null : words.render(choice.refusal().why()));
    }

    private static Deadline deadline(CaseDeadline one, CaseWords words) {
        return new Deadline(
                one.code().name(),
                words.title(one.code()),
                one.clause(),
                one.certainty().name(),
                one.from(),
                one.dueOn(),
                one.daysLeft(),
                one.state().name(),
                one.metOn(),
                words.renderOrNull(one.movedBecause()),
                one.holidaysKnown());
    }

    private static Timeline timeline(CaseView view, CaseWords words) {
        var facts = view.file().file().facts();
        LocalDate today = view.file().standing().asOf();
        return new Timeline(
                view.file().verdict().baseStartOn(),
                facts.contracts().stream()
                        .filter(contract -> !contract.signedOn().isAfter(today))
                        .map(CaseAnswer::agreed)
                        .toList(),
                facts.siteStates().stream()
                        .filter(site -> !site.observedOn().isAfter(today))
                        .map(CaseAnswer::site)
                        .toList(),
                facts.excludedPeriods().stream().map(CaseAnswer::span).toList(),
                view.file().verdict().fullOn(),
                view.visibleActs().stream()
                        .map(act -> new Mark(
                                act.fact().actNo(),
                                act.fact().act().name(),
                                words.title(act.fact().act()),
                                act.fact().on()))
                        .toList(),
                today);
    }

    private static Agreed agreed(IdleContract contract) {
        return new Agreed(
                contract.contractNo(),
                contract.isSupplement(),
                contract.signedOn(),
                contract.approvedOn(),
                contract.agreedStartOn(),
                contract.agreedCompletionOn());
    }

    private static Site site(SiteState state) {
        return new Site(state.observedOn(), state.startedOn(), state.stoppedOn(), state.completedOn());
    }

    private static Span span(ExcludedPeriod period) {
        return new Span(period.fromOn(), period.toOn(), period.cause().name(), period.verified(), period.documentNo());
    }

    private static Fee fee(FeeSheet sheet, CaseWords words) {
        return new Fee(
                sheet.contractNo(),
                sheet.priceWan(),
                sheet.share(),
                sheet.feeWan(),
                sheet.formula().stream().map(words::render).toList(),
                sheet.clauses(),
                sheet.missing().stream().map(words::render).toList());
    }
}

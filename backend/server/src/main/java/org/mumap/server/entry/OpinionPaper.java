package org.mumap.server.entry;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.AdmissionTest;
import org.mumap.rules.threshold.ControlTable;
import org.mumap.rules.threshold.CriteriaReading;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.WordTemplate;
import org.mumap.server.problem.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The opinion on the admission of a project, one page. An official paper: in Chinese whatever the language of the request. */
@Component
public class OpinionPaper {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String NONE = "–";

    private final WordTemplate word;
    private final String office;

    OpinionPaper(WordTemplate word, PrintSettings settings, @Value("${mumap.office-name:}") String officeName) {
        this.word = word;
        this.office = officeName.isEmpty() ? settings.maker() : officeName;
    }

    /** The opinion as .docx. */
    public byte[] docx(Admissions.Request request, Admissions.Result result, Account by, LocalDate day) {
        byte[] template = OpinionTemplate.docx(SqlFile.text("entry/OPINION.txt"));
        Map<String, Object> words = new HashMap<>();
        words.put("title", text("opinion.title"));
        words.put("project", or(request.name(), text("opinion.unnamed")));
        words.put("park", or(result.advice().parkName(), text("opinion.county")));
        words.put("industry", or(request.industryCode(), text("opinion.allIndustries")));
        words.put("areaMu", plain(result.test().areaMu(), 2));
        words.put("source", source(result));
        indicators(words, result.test());
        criteria(words, result.criteria());
        words.put("controls", controls(result.controls()));
        words.put("opinion", opinion(result.test()));
        words.put("sample", sample(result.advice().indicators()));
        words.put("office", office.isEmpty() ? by.office() : office);
        words.put("day", text("opinion.day", day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
        return word.fill(new ByteArrayInputStream(template), words);
    }

    private static void indicators(Map<String, Object> words, AdmissionTest test) {
        for (ThresholdIndicator code : ThresholdIndicator.values()) {
            int n = code.ordinal() + 1;
            AdmissionTest.Indicator one = test.indicators().stream()
                    .filter(each -> each.code() == code)
                    .findFirst()
                    .orElse(new AdmissionTest.Indicator(code, BigDecimal.ZERO, null, null, null, null, null, null));
            boolean asked = test.indicators().contains(one);
            words.put("t" + n, asked ? plain(one.threshold(), 2) : NONE);
            words.put("v" + n, plain(one.value(), 2));
            words.put("g" + n, plain(one.gap(), 2));
            words.put("p" + n, asked ? verdict(one.pass()) : text("opinion.notAsked"));
        }
        BigDecimal most = test.maxMu();
        words.put(
                "maxMu",
                most == null ? NONE : most.setScale(2, RoundingMode.FLOOR).toPlainString());
        BigDecimal cut = test.cutMu();
        words.put(
                "cut",
                cut == null || cut.signum() == 0
                        ? ""
                        : text(
                                "opinion.cut",
                                cut.setScale(2, RoundingMode.CEILING).toPlainString()));
    }

    private static void criteria(Map<String, Object> words, List<CriteriaReading> criteria) {
        for (CriteriaReading one : criteria) {
            int n = one.code().ordinal() + 1;
            words.put("c" + n, verdict(one.met()));
            words.put("c" + n + "v", plain(one.value(), 4));
            words.put(
                    "c" + n + "r",
                    one.reference() == null
                            ? NONE
                            : one.n() == 0
                                    ? text("opinion.threshold", plain(one.reference(), 2))
                                    : text("opinion.median", plain(one.reference(), 4), one.n()));
        }
    }

    private static String controls(List<ControlTable.Check> checks) {
        return checks.stream()
                .map(check -> {
                    ControlTable.Limit limit = check.limit();
                    String name = text("control." + check.control());
                    if (limit == null || limit.value() == null) {
                        ControlTable.Limit hint = check.hint();
                        return hint == null
                                ? text("opinion.noLimit", name)
                                : text(
                                        "opinion.hint",
                                        name,
                                        plain(hint.value(), 2),
                                        plain(check.value(), 2),
                                        hint.document(),
                                        limit == null ? NONE : limit.document());
                    }
                    return text(
                            limit.atLeast() ? "opinion.atLeast" : "opinion.atMost",
                            name,
                            plain(limit.value(), 2),
                            plain(check.value(), 2),
                            verdict(check.pass()),
                            limit.document());
                })
                .collect(Collectors.joining(";", "", "。"));
    }

    private static String opinion(AdmissionTest test) {
        return text("opinion." + test.outcome());
    }

    private static String source(Admissions.Result result) {
        KeptThreshold kept = result.threshold();
        return switch (result.source()) {
            case GIVEN -> text("opinion.given");
            case ADVICE -> text("opinion.advice", result.advice().year());
            case KEPT ->
                kept == null || kept.documentNo() == null
                        ? text("opinion.draft", result.advice().year())
                        : text(
                                Objects.equals(kept.industry(), result.advice().industry())
                                        ? "opinion.kept"
                                        : "opinion.keptWider",
                                kept.year(),
                                kept.documentNo(),
                                or(kept.industry(), text("opinion.allIndustries")));
        };
    }

    private static String sample(List<IndicatorAdvice> indicators) {
        return indicators.stream()
                .map(each -> text(
                        "opinion.sample",
                        text("indicator." + each.code()),
                        each.level() == null ? NONE : text("level." + each.level()),
                        each.n()))
                .collect(Collectors.joining(";"));
    }

    private static String verdict(@Nullable Boolean pass) {
        return text(pass == null ? "opinion.notStated" : pass ? "opinion.met" : "opinion.notMet");
    }

    private static String plain(@Nullable BigDecimal value, int digits) {
        return value == null
                ? NONE
                : value.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String text(String code, Object... args) {
        return Messages.text("entry", ZH, code, List.of(args));
    }
}

package org.mumap.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mumap.rules.code.CodeProblem;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.rules.idle.casework.Ban;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseField;
import org.mumap.rules.idle.casework.CaseStage;
import org.mumap.rules.idle.casework.CaseType;
import org.mumap.rules.idle.casework.CauseClaim;
import org.mumap.rules.idle.casework.Certainty;
import org.mumap.rules.idle.casework.ContestKind;
import org.mumap.rules.idle.casework.ContestRuling;
import org.mumap.rules.idle.casework.DeadlineCode;
import org.mumap.rules.idle.casework.DecisionKind;
import org.mumap.rules.idle.casework.NotIdleGround;
import org.mumap.rules.idle.casework.Obstacle;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.rules.idle.casework.PublicationState;
import org.mumap.rules.idle.casework.ReclaimedUse;
import org.mumap.rules.idle.casework.ServiceWay;
import org.mumap.rules.idle.casework.TransferWay;
import org.mumap.rules.idle.signal.SignalCode;
import org.mumap.rules.progress.ClaimRule;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.LampMeasure;
import org.mumap.rules.progress.life.Stage;
import org.mumap.rules.progress.ticket.TicketAct;
import org.mumap.rules.progress.ticket.TicketLevel;
import org.mumap.rules.progress.ticket.TicketStage;
import org.mumap.rules.progress.ticket.TicketType;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.RequirementCode;
import org.mumap.rules.siting.ScoreTerm;

/** FEATURE UNDER TEST: every sentence of the rules exists in Chinese and in English, with the same values. */
class MessageTextsTest {

    private static final Pattern KEY_IN_SOURCE = Pattern.compile(
            "\"((?:calendar|casework|evaluation|idle|permu|progress|signal|siting)(?:\\.[A-Za-z0-9_]+)+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties zh = load("messages_zh_CN.properties");
        Properties en = load("messages_en.properties");
        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : zh.stringPropertyNames()) {
            assertThat(placeholders(zh.getProperty(key))).as(key).isEqualTo(placeholders(en.getProperty(key)));
            assertThat(en.getProperty(key)).as(key + " is English").matches("[^\\p{IsHan}]+");
            // MessageFormat reads an apostrophe as a quotation mark.
            assertThat(zh.getProperty(key) + en.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyKeyOfTheSourceHasATextAndEveryTextIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY_IN_SOURCE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        add(used, "siting.cure.", RequirementCode.values());
        add(used, "code.problem.", CodeProblem.values());
        add(used, "casework.why.", Obstacle.values());
        add(used, "casework.cure.", Obstacle.values());
        for (Enum<?>[] constants : List.<Enum<?>[]>of(
                CauseCode.values(),
                LegalStatus.values(),
                Lamp.values(),
                LampMeasure.values(),
                ClaimRule.Seen.values(),
                Stage.values(),
                TicketAct.values(),
                TicketLevel.values(),
                TicketStage.values(),
                TicketType.values(),
                ControlKind.values(),
                RequirementCode.values(),
                ScoreTerm.values(),
                DisposalMeans.values(),
                SignalCode.values(),
                IndicatorCode.values(),
                Ban.values(),
                CaseAct.values(),
                CaseDeadline.State.values(),
                CaseDeadline.Warning.values(),
                CaseField.values(),
                CaseStage.values(),
                CaseType.values(),
                CauseClaim.Verification.values(),
                Certainty.values(),
                ContestKind.values(),
                ContestRuling.values(),
                DeadlineCode.values(),
                DecisionKind.values(),
                NotIdleGround.values(),
                PaperKind.values(),
                PublicationState.values(),
                ReclaimedUse.values(),
                ServiceWay.values(),
                TransferWay.values())) {
            add(used, "enum." + constants[0].getDeclaringClass().getSimpleName() + ".", constants);
        }
        assertThat(MessageTexts.of(Locale.SIMPLIFIED_CHINESE).keys()).isEqualTo(used);
    }

    @Test
    void valuesAreWrittenTheSameInEveryLocale() {
        Message message =
                Message.of("idle.step.fee", new BigDecimal("1234567.80"), new BigDecimal("20"), new BigDecimal("1E+3"));
        assertThat(MessageTexts.of(Locale.SIMPLIFIED_CHINESE).render(message))
                .isEqualTo("闲置费：出让或划拨价款 1234567.80 万元 × 20% = 1000 万元。");
        assertThat(MessageTexts.of(Locale.UK).render(message))
                .isEqualTo("Fee: price 1234567.80 × 20 % = 1000 (10,000 yuan).");
        assertThat(MessageTexts.of(Locale.forLanguageTag("tr")).render(message))
                .as("others read Chinese")
                .startsWith("闲置费");
    }

    @Test
    void namesOfConstantsAndNestedMessagesAreTranslated() {
        Message message = Message.of(
                "idle.step.period.claimed",
                CauseCode.G1,
                LocalDate.of(2024, 2, 29),
                Message.of("idle.step.legal", LegalStatus.NONE));
        assertThat(MessageTexts.of(Locale.ENGLISH).render(message))
                .contains("land not delivered as agreed (G1), 2024-02-29 to On paper: none.");
    }

    @Test
    void anUnknownKeyIsAnError() {
        assertThatThrownBy(() -> MessageTexts.of(Locale.ENGLISH).render(Message.of("idle.no.such.key")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idle.no.such.key");
    }

    private static void add(Set<String> keys, String prefix, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            keys.add(prefix + constant.name());
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/org/mumap/rules", name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}

package org.mumap.rules.progress.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.Lamp;

@DisplayName("Tours: times, questions, and no money")
class TourCases {

    private static final MessageTexts ZH = MessageTexts.of(Locale.SIMPLIFIED_CHINESE);

    @Test
    @DisplayName("A1 times follow from the beginning, the ways and the stays; a tour past midnight has none")
    void clock() {
        assertThat(TourClock.of(LocalTime.of(8, 30), List.of(0, 12, 25), List.of(15, 20, 15)))
                .hasValue(List.of(
                        new TourClock.Slot(LocalTime.of(8, 30), LocalTime.of(8, 45)),
                        new TourClock.Slot(LocalTime.of(8, 57), LocalTime.of(9, 17)),
                        new TourClock.Slot(LocalTime.of(9, 42), LocalTime.of(9, 57))));
        assertThat(TourClock.of(LocalTime.of(23, 30), List.of(10), List.of(19))).isPresent();
        assertThat(TourClock.of(LocalTime.of(23, 30), List.of(10), List.of(20))).isEmpty();
        assertThat(TourClock.minutes(10_000, 40)).isEqualTo(15);
        assertThat(TourClock.minutes(10_001, 40)).isEqualTo(16);
        assertThat(TourClock.minutes(0, 40)).isZero();
    }

    private static TourTalk.Standing standing(
            Lamp lamp, String lag, String step, long late, TourTalk.Overdue overdue, int open, String above) {
        return new TourTalk.Standing(
                lamp,
                lag == null ? null : new BigDecimal(lag),
                step,
                step == null ? null : LocalDate.of(2026, 12, 20),
                late,
                overdue,
                open,
                above == null ? null : new BigDecimal(above));
    }

    @Test
    @DisplayName(
            "B1 the overdue ticket comes first, with its unit and days, then the points behind; two questions at most")
    void pressing() {
        TourTalk.Standing red =
                standing(Lamp.RED, "-36.44", "主体结构", 19, new TourTalk.Overdue("林地使用批复未下", "林业局", 8), 2, "12");
        assertThat(ZH.renderAll(TourTalk.questions(red)))
                .containsExactly("“林地使用批复未下”逾期 8 天，林业局卡在哪一级？本周谁去办？", "落后序时 36.4 个百分点，缺的是资金、用地还是人？哪一天追平？");
        assertThat(ZH.render(TourTalk.purpose(red))).isEqualTo("看形象进度，与申报核对。");
    }

    @Test
    @DisplayName(
            "B2 without trouble the next step is asked about; without a plan the plan; without anything what is lacking")
    void calm() {
        assertThat(ZH.renderAll(TourTalk.questions(standing(Lamp.GREEN, "3", "桩基", 0, null, 0, null))))
                .containsExactly("“桩基”计划 2026-12-20 完成，能不能如期？");
        assertThat(ZH.renderAll(TourTalk.questions(standing(Lamp.GREY, null, null, 0, null, 0, null))))
                .containsExactly("今年没有年度计划，什么时候报？");
        assertThat(ZH.renderAll(TourTalk.questions(standing(Lamp.GREEN, "-2", null, 0, null, 0, null))))
                .containsExactly("下一步还缺什么？");
        assertThat(ZH.renderAll(TourTalk.questions(standing(Lamp.YELLOW, "-12", "桩基", 4, null, 1, null))))
                .hasSize(2)
                .last()
                .isEqualTo("节点“桩基”已晚 4 天，新的完成日期是哪一天？");
        assertThat(ZH.render(TourTalk.purpose(standing(Lamp.GREEN, "3", "桩基", 0, null, 0, null))))
                .isEqualTo("看“桩基”现场。");
    }

    @ParameterizedTest
    @DisplayName("C1 amounts of money leave a text, other numbers stay")
    @CsvSource(
            delimiter = '|',
            value = {
                "总投资3.20亿元,已完成 46.9% | 总投资…,已完成 46.9%",
                "欠税1,200万元未缴 | 欠税…未缴",
                "去年缴税 32万,用地 60.52 亩 | 去年缴税 …,用地 60.52 亩",
                "年产 3 万吨,占地 1.2万平方米 | 年产 3 万吨,占地 1.2万平方米",
                "还差三千万元 | 还差…",
                "¥5,000 的设备 | …的设备",
                "paid 3.2 million yuan last year | paid … last year",
                "第 3 标段逾期 8 天 | 第 3 标段逾期 8 天"
            })
    void money(String text, String without) {
        assertThat(MoneyWords.without(text)).isEqualTo(without);
    }
}

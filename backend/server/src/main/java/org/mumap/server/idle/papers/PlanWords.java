package org.mumap.server.idle.papers;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.casework.CaseField;

/** What a disposal plan agrees, in the words of 53号令 art. 12. */
final class PlanWords {

    private PlanWords() {}

    /**
     * The means in a sentence.
     *
     * @param code D1 to D6
     * @param plan fields of the plan
     */
    static String means(String code, Map<String, String> plan) {
        return switch (DisposalMeans.valueOf(code)) {
            case D1 -> "延长动工开发期限：签订补充协议，重新约定动工开发、竣工期限和违约责任，延长期限最长不超过一年（《办法》第十二条第（一）项）。";
            case D2 -> "调整土地用途、规划条件：按照新用途或者新规划条件重新办理相关用地手续，核算、收缴或者退还土地价款（《办法》第十二条第（二）项）。";
            case D3 -> "由政府安排临时使用" + span(plan) + "，待原项目具备开发建设条件后重新开发建设，从安排临时使用之日起最长不超过两年（《办法》第十二条第（三）项）。";
            case D4 -> "协议有偿收回国有建设用地使用权" + compensation(plan) + "（《办法》第十二条第（四）项）。";
            case D5 -> "置换土地" + swap(plan) + "：对已缴清土地价款、落实项目资金，且因规划依法修改造成闲置的，置换其他价值相当、用途相同的国有建设用地（《办法》第十二条第（五）项）。";
            case D6 -> "其他方式：" + plan.getOrDefault(CaseField.OTHER_MEANS.code(), "") + "（《办法》第十二条第（六）项）。";
        };
    }

    /** Newly agreed start and completion; null when the plan agrees none. */
    static @Nullable String terms(Map<String, String> plan) {
        String start = day(plan, CaseField.START_ON);
        String completion = day(plan, CaseField.COMPLETION_ON);
        if (start == null) {
            return null;
        }
        return "乙方应于" + start + "前动工开发" + (completion == null ? "" : "，于" + completion + "前竣工") + "。";
    }

    private static String span(Map<String, String> plan) {
        String from = day(plan, CaseField.USE_FROM_ON);
        String to = day(plan, CaseField.USE_TO_ON);
        return from == null || to == null ? "" : "（" + from + "至" + to + "）";
    }

    private static String compensation(Map<String, String> plan) {
        String amount = plan.get(CaseField.COMPENSATION_WAN.code());
        return amount == null || amount.isBlank() ? "" : "，补偿金额" + amount + "万元";
    }

    private static String swap(Map<String, String> plan) {
        String parcel = plan.get(CaseField.SWAP_PARCEL.code());
        return parcel == null || parcel.isBlank() ? "" : "（置换宗地" + parcel + "）";
    }

    private static @Nullable String day(Map<String, String> plan, CaseField field) {
        String text = plan.get(field.code());
        return text == null || text.isBlank() ? null : PaperWords.day(LocalDate.parse(text));
    }
}

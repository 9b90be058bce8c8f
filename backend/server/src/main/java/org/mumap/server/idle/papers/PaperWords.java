package org.mumap.server.idle.papers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseField;
import org.mumap.rules.idle.casework.CaseType;
import org.mumap.rules.idle.casework.DecisionKind;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.rules.idle.casework.ServiceWay;
import org.mumap.rules.measure.CapitalAmount;
import org.mumap.rules.measure.Money;
import org.mumap.server.idle.casework.PaperModel;

/**
 * The words of a paper: a value for every tag that has one. Papers are Chinese; dates read 2026年11月23日, areas have two decimals,
 * sums keep their fen. A tag without a value is not in the map.
 */
final class PaperWords {

    private static final MessageTexts TEXTS = MessageTexts.of(Locale.SIMPLIFIED_CHINESE);
    private static final String[] COUNTS = {"零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
    private static final int SHOWN = 2;

    private final PaperModel model;
    private final String office;
    private final Map<String, Object> words = new LinkedHashMap<>();

    private PaperWords(PaperModel model, String office) {
        this.model = model;
        this.office = office;
    }

    /**
     * The values of a paper.
     *
     * @param office name of the authority; empty = the bureau of the county
     */
    static Map<String, Object> of(PaperModel model, String office) {
        PaperWords paper = new PaperWords(model, office);
        paper.head();
        paper.land();
        paper.verdict();
        paper.findings();
        paper.disposal();
        paper.papers();
        paper.money();
        paper.service();
        return paper.words;
    }

    private void head() {
        boolean receipt = model.kind() == PaperKind.SERVICE_RECEIPT;
        String draft = receipt ? model.file().caseNo() : "〔草稿，未编号〕";
        put("documentNo", Objects.requireNonNullElse(model.documentNo(), draft));
        put("issuedOn", day(model.issuedOn()));
        put("asOf", day(model.verdict().asOf()));
        put("county", model.county());
        put("authority", !office.isEmpty() ? office : model.county().isEmpty() ? null : model.county() + "自然资源局");
        put("officer", model.officer());
        put("caseNo", model.file().caseNo().isEmpty() ? "〔未立案〕" : model.file().caseNo());
        put("holder", model.holder().name());
        put("holderCode", Objects.requireNonNullElse(model.holder().creditCode(), "（未登记）"));
        // the ledger keeps no addresses of firms; art. 6, 10 and 16 want one: the register's rules
        put("holderAddress", "以市场主体登记机关登记的住所为准");
    }

    private void land() {
        PaperModel.Land land = model.land();
        put("parcelCode", land.parcelCode());
        put(
                "location",
                Stream.of(land.town(), land.parkName(), land.name())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining()));
        put("areaM2", shown(land.areaM2()));
        put("areaMu", shown(land.areaMu()));
        PaperModel.Contract contract = model.contract();
        if (contract != null) {
            put("contractName", contractName(contract.kind()));
            put("contractNo", contract.contractNo());
            put("contractSignedOn", day(contract.signedOn()));
            put("priceWan", plain(contract.priceWan()));
        }
    }

    private static String contractName(String kind) {
        return switch (kind) {
            case "ALLOCATION" -> "国有建设用地划拨决定书";
            case "LEASE" -> "国有建设用地租赁合同";
            default -> "国有建设用地使用权出让合同";
        };
    }

    private void verdict() {
        var verdict = model.verdict();
        boolean stopped = model.file().type() == CaseType.STOPPED;
        String base = verdict.baseStartOn() == null ? null : day(verdict.baseStartOn());
        put("baseStartOn", base == null && stopped ? "（合同未约定）" : base);
        put("suspicion", sentence(TEXTS.render(verdict.summary())));
        put("grossDays", verdict.grossIdleDays());
        put("netDays", verdict.netIdleDays());
        put("excludedDays", verdict.grossIdleDays() - verdict.netIdleDays());
        put("yearsWords", verdict.yearsFull() < COUNTS.length ? COUNTS[verdict.yearsFull()] : verdict.yearsFull() + "");
        LocalDate from = stopped ? verdict.stoppedOn() : verdict.baseStartOn();
        put("idleFromOn", from == null ? null : day(from));
        put("clauses", String.join("、", verdict.clauses()));
    }

    private void findings() {
        put("typeWords", model.file().type() == CaseType.STOPPED ? "中止开发满一年的" : "未动工开发满一年的");
        String stated = model.fields().get(CaseField.CAUSE.code());
        CauseCode cause = stated == null || stated.isBlank() ? model.file().cause() : CauseCode.valueOf(stated);
        put("causeWords", cause == null ? null : CauseWords.of(cause));
        put("supplementNo", field(CaseField.CONTRACT_NO));
        put("approvingGovernment", approvingGovernment());
        put("approvalNo", stated(CaseAct.APPROVE_DECISION, CaseField.DOCUMENT_NO));
        String decision = field(CaseField.FOR);
        put("forFee", DecisionKind.FEE.name().equals(decision));
        put("forReclaim", DecisionKind.RECLAIM.name().equals(decision));
    }

    // the fee is approved by the government of the same level (art. 14(1)); a reclaim names the one that has the power
    private @Nullable String approvingGovernment() {
        String named = stated(CaseAct.APPROVE_DECISION, CaseField.AUTHORITY);
        boolean known = named != null && !named.isBlank();
        return known || model.kind() != PaperKind.FEE_DECISION || model.county().isEmpty()
                ? named
                : model.county() + "人民政府";
    }

    private void disposal() {
        Map<String, String> plan = model.kind() == PaperKind.DISPOSAL_PLAN
                ? model.fields()
                : model.stated().getOrDefault(CaseAct.DRAFT_PLAN, Map.of());
        String means = plan.get(CaseField.MEANS.code());
        put("meansWords", means == null ? null : PlanWords.means(means, plan));
        put("termsWords", PlanWords.terms(plan));
        put("creditorsWords", creditors());
        String mortgagee = field(CaseField.MORTGAGEE);
        put("mortgagee", mortgagee);
        put(
                "mortgageWords",
                model.creditors().stream()
                        .filter(creditor -> creditor.name().equals(mortgagee))
                        .map(PaperWords::right)
                        .findFirst()
                        .orElse(null));
        put("copyTo", model.creditors().isEmpty() ? "无抵押权人" : names());
    }

    private String creditors() {
        return model.creditors().isEmpty()
                ? "经查询登记资料，该宗土地未设抵押，未被查封。"
                : model.creditors().stream().map(PaperWords::right).collect(Collectors.joining("；")) + "。";
    }

    private String names() {
        return model.creditors().stream()
                .map(PaperModel.Creditor::name)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String right(PaperModel.Creditor creditor) {
        StringBuilder right = new StringBuilder(creditor.kind().equals("SEIZURE") ? "查封" : "抵押");
        right.append("，")
                .append(creditor.kind().equals("SEIZURE") ? "机关" : "权利人")
                .append(creditor.name());
        if (creditor.fromOn() != null) {
            right.append("，自").append(day(creditor.fromOn()));
        }
        if (creditor.amountWan() != null) {
            right.append("，金额").append(plain(creditor.amountWan())).append("万元");
        }
        if (creditor.documentNo() != null) {
            right.append("（").append(creditor.documentNo()).append("）");
        }
        return right.toString();
    }

    private void papers() {
        number("investigationNo", PaperKind.INVESTIGATION_NOTICE);
        earlier(PaperKind.INVESTIGATION_NOTICE).ifPresent(paper -> put("investigationIssuedOn", day(paper.issuedOn())));
        number("findingNo", PaperKind.FINDING);
        number("hearingNo", PaperKind.HEARING_NOTICE);
        number("planNo", PaperKind.DISPOSAL_PLAN);
        number("reclaimNo", PaperKind.RECLAIM_DECISION);
        Optional<PaperModel.Earlier> reclaim = earlier(PaperKind.RECLAIM_DECISION);
        reclaim.map(PaperModel.Earlier::servedOn).ifPresent(on -> put("reclaimServedOn", day(on)));
        put("reclaiming", reclaim.isPresent());
        put("drafting", reclaim.isEmpty());
    }

    private void number(String tag, PaperKind kind) {
        earlier(kind).ifPresent(paper -> put(tag, paper.documentNo()));
    }

    private Optional<PaperModel.Earlier> earlier(PaperKind kind) {
        return model.earlier().stream().filter(paper -> paper.kind() == kind).reduce((first, last) -> last);
    }

    private void money() {
        BigDecimal fee = model.fee().feeWan();
        if (fee != null) {
            put("feeWan", plain(fee));
            put("feeCapital", CapitalAmount.ofFen(Money.fenOfWan(fee)));
            put(
                    "formula",
                    model.fee().formula().stream()
                            .map(TEXTS::render)
                            .map(PaperWords::sentence)
                            .collect(Collectors.joining()));
        }
    }

    private void service() {
        model.earlier().stream()
                .filter(paper -> paper.kind().isServed())
                .reduce((first, last) -> last)
                .ifPresent(paper -> {
                    put("servedTitle", title(paper.kind()));
                    put("servedNo", paper.documentNo());
                });
        put("addressee", model.holder().name());
        String way = field(CaseField.WAY);
        put("serviceWay", way == null ? "" : title(ServiceWay.valueOf(way)));
    }

    private @Nullable String field(CaseField field) {
        String text = model.fields().get(field.code());
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable String stated(CaseAct act, CaseField field) {
        return model.stated().getOrDefault(act, Map.of()).get(field.code());
    }

    private void put(String tag, @Nullable Object value) {
        if (value != null && !(value instanceof String text && text.isEmpty() && !tag.equals("serviceWay"))) {
            words.put(tag, value);
        }
    }

    // kinds of papers and ways of service as the rules name them
    private static String title(Enum<?> constant) {
        return TEXTS.render(Message.of("casework.choice", constant));
    }

    private static String sentence(String text) {
        return text.endsWith("。") ? text : text + "。";
    }

    static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String shown(BigDecimal number) {
        return number.setScale(SHOWN, RoundingMode.HALF_UP).toPlainString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < SHOWN ? stripped.setScale(SHOWN) : stripped).toPlainString();
    }
}

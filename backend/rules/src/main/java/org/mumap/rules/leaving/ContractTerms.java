package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;

/**
 * What the contracts of a parcel promise on a day: the terms of each phase's newest contract, each replaced by what the newest
 * approved supplement says of it. A supplement counts from its approval; one without a day of approval does not count, nor does one
 * that ends the contract (D4). Terms of several phases: investments are added up, a ratio or yield is weighed by the phases' land.
 *
 * @param agreedStartOn 约定动工, the earliest phase's; null when nothing was agreed
 * @param agreedCompletionOn 约定竣工, the latest phase's; null when nothing was agreed
 * @param investmentWan 约定投资, 万元, without price and taxes; null when a phase says nothing of it
 * @param taxWanPerMu 约定亩均税收, 万元
 * @param outputWanPerMu 约定亩均产值, 万元
 * @param plotRatio 约定容积率
 * @param supplements numbers of the supplements that changed a term, in the order of their approval
 */
public record ContractTerms(
        @Nullable LocalDate agreedStartOn,
        @Nullable LocalDate agreedCompletionOn,
        @Nullable BigDecimal investmentWan,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal outputWanPerMu,
        @Nullable BigDecimal plotRatio,
        List<String> supplements) {

    private static final int SCALE = 6;
    private static final String ENDS = "D4";
    private static final Comparator<Paper> BY_SIGNING =
            Comparator.comparing(Paper::signedOn).thenComparing(Paper::contractNo);
    private static final Comparator<Paper> BY_APPROVAL =
            Comparator.comparing(ContractTerms::approval).thenComparing(BY_SIGNING);

    /**
     * A contract or supplement as recorded; null = it says nothing.
     *
     * @param contractNo its number
     * @param phase phase of the land
     * @param supplements number of the contract it supplements, null when it is a contract itself
     * @param signedOn day of signing
     * @param approvedOn day of approval of a supplement
     * @param means means of disposal, D1 to D6
     * @param phaseM2 land of the phase, m²
     * @param agreedStartOn 约定动工
     * @param agreedCompletionOn 约定竣工
     * @param investmentWan 约定投资, 万元
     * @param investmentWanPerMu 约定投资强度, 万元 per mu
     * @param taxWanPerMu 约定亩均税收, 万元
     * @param outputWanPerMu 约定亩均产值, 万元
     * @param plotRatio 约定容积率
     */
    public record Paper(
            String contractNo,
            int phase,
            @Nullable String supplements,
            LocalDate signedOn,
            @Nullable LocalDate approvedOn,
            @Nullable String means,
            @Nullable BigDecimal phaseM2,
            @Nullable LocalDate agreedStartOn,
            @Nullable LocalDate agreedCompletionOn,
            @Nullable BigDecimal investmentWan,
            @Nullable BigDecimal investmentWanPerMu,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu,
            @Nullable BigDecimal plotRatio) {

        boolean isSupplement() {
            return supplements != null && !supplements.isBlank();
        }
    }

    public ContractTerms {
        supplements = List.copyOf(supplements);
    }

    /**
     * The terms on a day.
     *
     * @param papers contracts and supplements of one parcel
     * @param landM2 land of the parcel, m², for a single phase that does not state its own
     */
    public static ContractTerms of(Collection<Paper> papers, @Nullable BigDecimal landM2, LocalDate asOf) {
        List<Paper> signed = papers.stream()
                .filter(paper -> !paper.signedOn.isAfter(asOf))
                .sorted(BY_SIGNING)
                .toList();
        Map<String, Paper> byNumber = new HashMap<>();
        // an original wins over a supplement that carries the same number
        signed.forEach(
                paper -> byNumber.merge(paper.contractNo, paper, (old, other) -> old.isSupplement() ? other : old));
        Map<Integer, Paper> originals = new HashMap<>();
        // land that was given out anew is ruled by the newest contract
        signed.stream().filter(paper -> !paper.isSupplement()).forEach(paper -> originals.put(paper.phase, paper));
        List<List<Paper>> lines = originals.values().stream()
                .map(original -> line(original, signed, byNumber, asOf))
                .toList();
        List<Phase> phases = lines.stream()
                .map(line -> Phase.of(line, lines.size() == 1 ? landM2 : null))
                .toList();
        return new ContractTerms(
                phases.stream()
                        .flatMap(phase -> Stream.ofNullable(phase.startOn))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                phases.stream()
                        .flatMap(phase -> Stream.ofNullable(phase.completionOn))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                total(phases),
                weighed(phases, phase -> phase.taxWanPerMu),
                weighed(phases, phase -> phase.outputWanPerMu),
                weighed(phases, phase -> phase.plotRatio),
                lines.stream()
                        .flatMap(line -> line.stream().skip(1))
                        .sorted(BY_APPROVAL)
                        .map(Paper::contractNo)
                        .distinct()
                        .toList());
    }

    /** A contract with its approved supplements in the order of their approval. */
    private static List<Paper> line(Paper original, List<Paper> signed, Map<String, Paper> byNumber, LocalDate asOf) {
        List<Paper> line = new ArrayList<>(List.of(original));
        signed.stream()
                .filter(paper -> paper.phase == original.phase && approved(paper, asOf))
                .filter(paper -> root(paper, byNumber).equals(original.contractNo))
                .sorted(BY_APPROVAL)
                .forEach(line::add);
        return line;
    }

    private static boolean approved(Paper paper, LocalDate asOf) {
        return paper.isSupplement()
                && paper.approvedOn != null
                && !paper.approvedOn.isAfter(asOf)
                && !ENDS.equals(paper.means);
    }

    private static LocalDate approval(Paper paper) {
        return paper.approvedOn == null ? paper.signedOn : paper.approvedOn;
    }

    /** Number of the contract at the end of a chain of supplements. */
    private static String root(Paper supplement, Map<String, Paper> byNumber) {
        Set<String> seen = new HashSet<>();
        Paper paper = supplement;
        while (paper.supplements != null && !paper.supplements.isBlank() && seen.add(paper.contractNo)) {
            String number = paper.supplements.strip();
            Paper next = byNumber.get(number);
            if (next == null || !next.isSupplement()) {
                return number;
            }
            paper = next;
        }
        return paper.contractNo;
    }

    private record Phase(
            @Nullable BigDecimal m2,
            @Nullable LocalDate startOn,
            @Nullable LocalDate completionOn,
            @Nullable BigDecimal investmentWan,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu,
            @Nullable BigDecimal plotRatio) {

        /** The papers of a phase, its contract first: of each term what the last one says that says anything. */
        static Phase of(List<Paper> line, @Nullable BigDecimal landM2) {
            BigDecimal stated = last(line, Paper::phaseM2);
            BigDecimal m2 = stated == null ? landM2 : stated;
            return new Phase(
                    m2,
                    last(line, Paper::agreedStartOn),
                    last(line, Paper::agreedCompletionOn),
                    investment(line, m2),
                    last(line, Paper::taxWanPerMu),
                    last(line, Paper::outputWanPerMu),
                    last(line, Paper::plotRatio));
        }

        /** In all, or per mu times the land: whichever the newest paper that speaks of it says. */
        private static @Nullable BigDecimal investment(List<Paper> line, @Nullable BigDecimal m2) {
            BigDecimal found = null;
            for (Paper paper : line) {
                if (paper.investmentWan != null) {
                    found = paper.investmentWan;
                } else if (paper.investmentWanPerMu != null && m2 != null) {
                    found = paper.investmentWanPerMu.multiply(Mu.ofSquareMetres(m2));
                }
            }
            return found;
        }

        private static <T> @Nullable T last(List<Paper> line, Function<Paper, @Nullable T> term) {
            T found = null;
            for (Paper paper : line) {
                T said = term.apply(paper);
                found = said == null ? found : said;
            }
            return found;
        }
    }

    /** The phases' investments together; a part of them would be mistaken for all, so null when one is not known. */
    private static @Nullable BigDecimal total(List<Phase> phases) {
        boolean all = !phases.isEmpty() && phases.stream().allMatch(phase -> phase.investmentWan != null);
        return all
                ? phases.stream()
                        .map(phase -> Objects.requireNonNull(phase.investmentWan))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : null;
    }

    /** The mean over the land of the phases that agreed on it; of one phase its own, and the least where a phase states no land. */
    private static @Nullable BigDecimal weighed(List<Phase> phases, Function<Phase, @Nullable BigDecimal> term) {
        List<Phase> said =
                phases.stream().filter(phase -> term.apply(phase) != null).toList();
        if (said.size() <= 1) {
            return said.isEmpty() ? null : term.apply(said.get(0));
        }
        BigDecimal m2 = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Phase phase : said) {
            if (phase.m2 == null || phase.m2.signum() <= 0) {
                return said.stream()
                        .map(each -> Objects.requireNonNull(term.apply(each)))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            }
            m2 = m2.add(phase.m2);
            sum = sum.add(Objects.requireNonNull(term.apply(phase)).multiply(phase.m2));
        }
        return sum.divide(m2, SCALE, RoundingMode.HALF_UP);
    }
}

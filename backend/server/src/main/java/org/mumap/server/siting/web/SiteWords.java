package org.mumap.server.siting.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.Loosening;
import org.mumap.rules.siting.Readiness;
import org.mumap.rules.siting.RequirementCode;
import org.mumap.rules.siting.SiteCandidate;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.rules.siting.assembly.Border;
import org.mumap.server.problem.Messages;
import org.mumap.server.siting.assembly.AssembledSite;

/** Says in a sentence why a parcel was rejected and how it could be had. */
final class SiteWords {

    private final Locale language;
    private final MessageTexts texts;

    SiteWords(Locale language) {
        this.language = language;
        this.texts = MessageTexts.of(language);
    }

    /** What would make the parcel pass. */
    String cure(SiteVerdict.Rejected rejected) {
        return texts.render(rejected.cure());
    }

    /** Control lines to be minded, classes not stated, terms without data. */
    List<String> notes(SiteVerdict.Ranked ranked) {
        return texts.renderAll(ranked.notes());
    }

    /** The rule failed, with its value and limit. */
    String explanation(SiteVerdict.Rejected rejected) {
        Object value = rejected.value();
        String rule = rejected.rule();
        return switch (rule) {
            case "SUPPLY_KIND" ->
                text(
                        "explain." + rule,
                        supplies(String.valueOf(value)),
                        supplies(rejected.limit().toString()));
            case "CONTROL_LINE_FORBID", "CONTROL_LINE_INSIDE" -> {
                // "FARMLAND 3.20 %"
                String[] parts = String.valueOf(value).split(" ", 2);
                yield text("explain." + rule, controlKind(parts[0]), parts[1]);
            }
            case "AREA_RANGE", "POLLUTION_CLASS" ->
                value == null
                        ? text("explain.noData", text("rule." + rule))
                        : text("explain." + rule, value, rejected.limit());
            case "READINESS" ->
                text(
                        "explain.READINESS",
                        works(String.valueOf(value)),
                        works(rejected.limit().toString()));
            case "PLANT_RECTANGLE" ->
                value == null
                        ? text("explain.noData", text("rule." + rule))
                        : text("explain.PLANT_RECTANGLE", value, rejected.limit());
            default ->
                value == null
                        ? text("explain.noData", text("rule." + rule))
                        : text(
                                atLeast(rule) ? "explain.demandMin" : "explain.demand",
                                text("rule." + rule),
                                value,
                                text("unit." + rejected.unit()),
                                rejected.limit());
        };
    }

    /** A step that loosens the need, and what it gains. */
    String loosening(Loosening step) {
        Object to = switch (step.field()) {
            case "supply" -> supplies(step.to().toString());
            case "ready" -> works(step.to().toString());
            default -> step.to();
        };
        String unit = step.unit().isEmpty() || step.field().equals("plant") ? "" : text("unit." + step.unit());
        String rule = step.field().equals("limit") ? text("rule." + step.rule()) : "";
        return text("loosen." + step.field(), to, unit, step.gain(), rule);
    }

    private static boolean atLeast(String rule) {
        return RequirementCode.find(rule).map(RequirementCode::atLeast).orElse(false);
    }

    private String works(String codes) {
        if (codes.isBlank()) {
            return text("work.NONE");
        }
        List<String> words = List.of(codes.split(" ")).stream()
                .map(code -> text("work." + code))
                .toList();
        return String.join(text("separator"), words);
    }

    /** Why a parcel was left out for its use. */
    String otherUse(String landUse) {
        return text("explain.LAND_USE", landUse);
    }

    /** What would let a parcel of another use pass. */
    String otherUseCure() {
        return text("cure.LAND_USE");
    }

    /** How a parcel could be had, in words; idle land is only suspected to be unless people found it idle. */
    List<String> supplies(SiteCandidate candidate) {
        return candidate.supply().stream()
                .map(kind -> text("supply." + kind.name()))
                .toList();
    }

    /** That land is put together of so many parcels and owners. */
    String assembled(int parcels, int owners) {
        return text("assembled", parcels, owners);
    }

    /** A border inside an assembled site that does not fit. */
    String seam(AssembledSite.Seam seam) {
        return seam.fit() == Border.Fit.GAP
                ? text("seam.GAP", seam.one(), seam.other(), "%.2f".formatted(seam.gapM()))
                : text("seam.SLIVER", seam.one(), seam.other(), "%.2f".formatted(seam.overlapM2()));
    }

    /** What a project asks for, in one line. */
    String need(SiteNeed need) {
        List<String> parts = new ArrayList<>();
        if (need.minMu() != null || need.maxMu() != null) {
            parts.add(text("need.area", number(need.minMu(), "0"), number(need.maxMu(), "∞")));
        }
        if (need.industryCode() != null) {
            parts.add(text("need.industry", need.industryCode()));
        }
        if (need.pollutionClass() != null) {
            parts.add(text("need.pollution", need.pollutionClass()));
        }
        if (!need.supply().isEmpty()) {
            parts.add(text(
                    "need.supply",
                    need.supply().stream()
                            .map(kind -> text("supply." + kind))
                            .collect(Collectors.joining(text("separator")))));
        }
        need.require()
                .forEach(demand -> parts.add(text(
                        demand.code().atLeast() ? "need.demandMin" : "need.demand",
                        rule(demand.code().name()),
                        number(demand.limit(), ""),
                        text("unit." + demand.code().unit()))));
        if (!need.ready().isEmpty()) {
            parts.add(text(
                    "need.ready",
                    works(need.ready().stream().map(Readiness::name).collect(Collectors.joining(" ")))));
        }
        if (need.plant() != null) {
            parts.add(text(
                    "need.plant",
                    number(need.plant().lengthM(), ""),
                    number(need.plant().widthM(), "")));
        }
        return parts.isEmpty() ? text("need.any") : String.join(text("match.and"), parts);
    }

    private static String number(@Nullable Double value, String otherwise) {
        return value == null
                ? otherwise
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Title of a rule of a search. */
    String rule(String code) {
        return Messages.has("siting", language, "rule." + code) ? text("rule." + code) : code;
    }

    private String supplies(String codes) {
        if (codes.isBlank()) {
            return text("supply.NONE");
        }
        List<String> words = List.of(codes.split(" ")).stream()
                .map(code -> text("supply." + SupplyKind.valueOf(code).name()))
                .toList();
        return String.join(text("separator"), words);
    }

    private String controlKind(String name) {
        return text("control." + ControlKind.valueOf(name).name());
    }

    private String text(String code, Object... args) {
        return Messages.text("siting", language, code, List.of(args));
    }
}

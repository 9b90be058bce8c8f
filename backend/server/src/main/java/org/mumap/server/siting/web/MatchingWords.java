package org.mumap.server.siting.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.matching.Aim;
import org.mumap.rules.siting.matching.MatchingPlan;
import org.mumap.server.problem.Messages;
import org.mumap.server.siting.matching.Matchings;

/** Says in sentences why a project has no land, and what a site is worth. */
final class MatchingWords {

    private static final int RIVALS = 3;

    private final Matchings.Answer found;
    private final Locale language;
    private final SiteWords sites;

    MatchingWords(Matchings.Answer found, Locale language) {
        this.found = found;
        this.language = language;
        this.sites = new SiteWords(language);
    }

    /** Why a project has no land. */
    String unplaced(MatchingPlan.Unplaced one, Matchings.@Nullable Blocked blocked) {
        return switch (one.reason()) {
            case NO_FIGURE ->
                text("match.noFigure", text("match.figure." + found.plan().aim()));
            case OUTBID ->
                text(
                        "match.outbid",
                        one.rivals().size(),
                        one.rivals().stream()
                                .limit(RIVALS)
                                .map(rival -> text("match.rival", land(rival.site()), project(rival.project())))
                                .collect(Collectors.joining(text("match.and"))));
            case NO_SITE_FITS -> noSite(Objects.requireNonNull(blocked));
        };
    }

    private String noSite(Matchings.Blocked blocked) {
        List<String> sentences = new ArrayList<>();
        if (blocked.refused() > 0 && blocked.refusal() != null) {
            BigDecimal promised = blocked.refusal().promised();
            sentences.add(text(
                    promised == null ? "match.notPromised" : "match.refused",
                    blocked.refused(),
                    blocked.refusal().floor().toPlainString(),
                    promised == null ? "-" : promised.stripTrailingZeros().toPlainString(),
                    blocked.refusal().clause()));
        }
        if (!blocked.counts().isEmpty()) {
            sentences.add(text(
                    "match.fallen",
                    blocked.counts().entrySet().stream()
                            .map(count -> text("match.count", sites.rule(count.getKey()), count.getValue()))
                            .collect(Collectors.joining(text("match.and")))));
        }
        if (blocked.nearest() != null) {
            String name = blocked.nearest().candidate().name();
            sentences.add(text(
                    "match.nearest",
                    name == null ? blocked.nearest().parcel() : name,
                    sites.explanation(blocked.nearest())));
        }
        return sentences.isEmpty() ? text("match.noLand") : String.join(text("match.stop"), sentences);
    }

    /** What would be lost without a site, and who would go where. */
    String scarcity(MatchingPlan.Scarcity one) {
        String moves = one.moves().stream()
                .map(move -> move.to() == null
                        ? text("match.loses", project(move.project()))
                        : move.from() == null
                                ? text("match.gains", project(move.project()), land(move.to()))
                                : text("match.moves", project(move.project()), land(move.to())))
                .collect(Collectors.joining(text("match.and")));
        String loss = one.loss()
                .setScale(found.plan().aim() == Aim.PLACED ? 0 : 2, RoundingMode.HALF_UP)
                .toPlainString();
        return one.loss().signum() == 0
                ? text("match.notScarce", land(one.site()), moves)
                : text(
                        "match.scarce",
                        land(one.site()),
                        loss,
                        text("match.unit." + found.plan().aim()),
                        moves);
    }

    private String land(String code) {
        String name = Objects.requireNonNull(found.land().get(code), code).name();
        return name == null ? code : name;
    }

    private String project(String code) {
        return Objects.requireNonNull(found.projects().get(code), code).name();
    }

    private String text(String code, Object... args) {
        return Messages.text("siting", language, code, List.of(args));
    }
}

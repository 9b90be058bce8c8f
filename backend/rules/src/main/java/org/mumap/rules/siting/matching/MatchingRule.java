package org.mumap.rules.siting.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jspecify.annotations.Nullable;

/** Assigns waiting projects to land so that the total gain is the greatest there is. */
public final class MatchingRule {

    private final Aim aim;
    private final Map<String, Waiting> projects = new TreeMap<>();
    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> gains = new TreeMap<>();

    private MatchingRule(Aim aim, List<Waiting> waiting, List<Site> land, Map<String, Set<String>> allowed) {
        this.aim = aim;
        waiting.forEach(project -> projects.put(project.code(), project));
        land.forEach(site -> sites.put(site.code(), site));
        projects.forEach((code, project) -> {
            Map<String, BigDecimal> bySite = new TreeMap<>();
            for (String site : allowed.getOrDefault(code, Set.of())) {
                BigDecimal gain = aim.gain(project, Objects.requireNonNull(sites.get(site), site));
                if (gain != null) {
                    bySite.put(site, gain);
                }
            }
            gains.put(code, bySite);
        });
    }

    /**
     * The best assignment, with the worth of each site given. The same projects and land in another order give the same plan.
     *
     * @param allowed by project, the sites it may be given
     */
    public static MatchingPlan solve(
            Aim aim, List<Waiting> projects, List<Site> sites, Map<String, Set<String>> allowed) {
        return new MatchingRule(aim, projects, sites, allowed).plan(allowed);
    }

    private MatchingPlan plan(Map<String, Set<String>> allowed) {
        Map<String, String> best = assign(null);
        BigDecimal total = total(best);
        List<MatchingPlan.Placement> placements = new ArrayList<>();
        best.forEach((project, site) -> placements.add(placement(project, site)));
        placements.sort(Comparator.comparing(MatchingPlan.Placement::gain)
                .reversed()
                .thenComparing(MatchingPlan.Placement::project));
        Set<String> free = new TreeSet<>(sites.keySet());
        free.removeAll(best.values());
        return new MatchingPlan(
                aim,
                aim.shown(total, best.size()),
                sum(placements.stream().map(MatchingPlan.Placement::taxWan).toList()),
                sum(best.values().stream()
                        .map(site -> Objects.requireNonNull(sites.get(site)).areaMu())
                        .toList()),
                List.copyOf(placements),
                unplaced(best, allowed),
                scarcity(best, total),
                List.copyOf(free));
    }

    private MatchingPlan.Placement placement(String project, String site) {
        Waiting who = Objects.requireNonNull(projects.get(project));
        Site land = Objects.requireNonNull(sites.get(site));
        BigDecimal gain = aim == Aim.PLACED ? BigDecimal.ONE : gain(project, site);
        return new MatchingPlan.Placement(project, site, gain, Aim.tax(who, land));
    }

    private BigDecimal gain(String project, String site) {
        return Objects.requireNonNull(Objects.requireNonNull(gains.get(project)).get(site));
    }

    /** Project → site with the greatest total gain, without one site. */
    private Map<String, String> assign(@Nullable String without) {
        SimpleWeightedGraph<String, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<String> left = new LinkedHashSet<>();
        Set<String> right = new LinkedHashSet<>();
        projects.keySet().forEach(project -> left.add("p " + project));
        sites.keySet().stream().filter(site -> !site.equals(without)).forEach(site -> right.add("s " + site));
        left.forEach(graph::addVertex);
        right.forEach(graph::addVertex);
        gains.forEach((project, bySite) -> bySite.forEach((site, gain) -> {
            if (right.contains("s " + site) && gain.signum() > 0) {
                DefaultWeightedEdge edge = graph.addEdge("p " + project, "s " + site);
                // whole ten-thousandths below 2^53: the sums are exact
                graph.setEdgeWeight(edge, gain.movePointRight(4).doubleValue());
            }
        }));
        Map<String, String> assigned = new TreeMap<>();
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching()
                .getEdges()) {
            assigned.put(
                    graph.getEdgeSource(edge).substring(2),
                    graph.getEdgeTarget(edge).substring(2));
        }
        return assigned;
    }

    private BigDecimal total(Map<String, String> assigned) {
        List<BigDecimal> all = new ArrayList<>();
        assigned.forEach((project, site) -> all.add(gain(project, site)));
        return sum(all);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<MatchingPlan.Unplaced> unplaced(Map<String, String> best, Map<String, Set<String>> allowed) {
        Map<String, String> holder = new HashMap<>();
        best.forEach((project, site) -> holder.put(site, project));
        List<MatchingPlan.Unplaced> unplaced = new ArrayList<>();
        for (String project : projects.keySet()) {
            if (best.containsKey(project)) {
                continue;
            }
            Map<String, BigDecimal> could = Objects.requireNonNull(gains.get(project));
            boolean none = allowed.getOrDefault(project, Set.of()).isEmpty();
            List<MatchingPlan.Placement> rivals = could.keySet().stream()
                    .map(site ->
                            holder.containsKey(site) ? placement(Objects.requireNonNull(holder.get(site)), site) : null)
                    .filter(Objects::nonNull)
                    .toList();
            MatchingPlan.Reason reason = none
                    ? MatchingPlan.Reason.NO_SITE_FITS
                    : rivals.isEmpty() ? MatchingPlan.Reason.NO_FIGURE : MatchingPlan.Reason.OUTBID;
            unplaced.add(new MatchingPlan.Unplaced(project, reason, rivals));
        }
        return unplaced;
    }

    private List<MatchingPlan.Scarcity> scarcity(Map<String, String> best, BigDecimal total) {
        List<MatchingPlan.Scarcity> all = new ArrayList<>();
        for (String site : new TreeSet<>(best.values())) {
            Map<String, String> without = assign(site);
            BigDecimal loss = aim == Aim.PLACED
                    ? BigDecimal.valueOf(best.size() - without.size())
                    : total.subtract(total(without));
            all.add(new MatchingPlan.Scarcity(site, loss, moves(best, without)));
        }
        all.sort(Comparator.comparing(MatchingPlan.Scarcity::loss)
                .reversed()
                .thenComparing(MatchingPlan.Scarcity::site));
        return Collections.unmodifiableList(all);
    }

    private static List<MatchingPlan.Move> moves(Map<String, String> before, Map<String, String> after) {
        Map<String, MatchingPlan.Move> moves = new LinkedHashMap<>();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String project : all) {
            String from = before.get(project);
            String to = after.get(project);
            if (!Objects.equals(from, to)) {
                moves.put(project, new MatchingPlan.Move(project, from, to));
            }
        }
        return List.copyOf(moves.values());
    }
}

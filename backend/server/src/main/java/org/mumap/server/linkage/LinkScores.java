package org.mumap.server.linkage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds for a firm the parcels that may be its, each with its reasons. What is compared is looked up in an index of the land side, so
 * that a firm costs no more than the names that share a pair of letters with it. Pure.
 */
public final class LinkScores {

    /** Why a parcel may be a firm's, and how much that weighs alone. */
    public enum Reason {
        /** The contract names the firm's credit code. */
        CREDIT_CODE(1.00),
        /** A person linked the name of the contract with this firm before. */
        REMEMBERED(0.97),
        /** The names are the same but for writing. */
        NAME(0.95),
        /** The contract names a former name of the firm. */
        FORMER_NAME(0.92),
        /** The names differ in nothing but place and form of company. */
        NAME_CORE(0.85),
        /** The addresses are the same. */
        ADDRESS(0.70),
        /** The parcel bears the firm's name. */
        PARCEL_NAME(0.65),
        /** The names are alike. */
        NAME_ALIKE(0.50);

        private final double weight;

        Reason(double weight) {
            this.weight = weight;
        }
    }

    /** What is said in the contract, word for word. */
    private static final Set<Reason> BY_CONTRACT =
            Set.of(Reason.CREDIT_CODE, Reason.REMEMBERED, Reason.NAME, Reason.FORMER_NAME);

    /** Each further reason adds this. */
    private static final double FURTHER = 0.03;
    /** Without equal codes nothing is certain. */
    private static final double MOST = 0.99;
    /** Candidates within this of each other fit about as well. */
    private static final double ABOUT = 0.10;

    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_ALIKE = 60;
    private static final int MOST_RIVALS = 5;
    /** A pair of letters that more names share tells nothing. */
    private static final int COMMON = 2_000;
    /** Parcels are not found by a name shorter than this within theirs. */
    private static final int SHORTEST_WITHIN = 3;

    /**
     * A firm.
     *
     * @param former former names
     * @param address address in plain form, or null
     * @param on parcels it sits on already
     */
    public record Firm(
            String code,
            String name,
            List<String> former,
            @Nullable String address,
            Set<String> on) {

        /** Whether it has land; a further parcel is then only looked for where the contract says so. */
        boolean settled() {
            return !on.isEmpty();
        }
    }

    /**
     * A parcel as the land office knows it.
     *
     * @param holderCode credit code in its newest contract, or null
     * @param holderName holder in that contract, or null
     * @param address address in plain form, or null
     * @param takenBy firms that sit there
     */
    public record Land(
            String parcel,
            @Nullable String name,
            @Nullable String contractKey,
            @Nullable String holderCode,
            @Nullable String holderName,
            @Nullable String address,
            List<String> takenBy) {}

    /** A reason and what it rests on. */
    public record Because(Reason reason, String detail, BigDecimal weight) {}

    /** A pair of firm and parcel. */
    public record Candidate(Firm firm, Land land, BigDecimal score, List<Because> because) {

        /** Whether the credit codes are the same. */
        boolean sameCode() {
            return because.get(0).reason() == Reason.CREDIT_CODE;
        }
    }

    private final FirmName.Places places;
    private final Map<String, List<Land>> byCode = new HashMap<>();
    private final Map<String, List<Land>> byPlain = new HashMap<>();
    private final Map<String, List<Land>> byCore = new HashMap<>();
    private final Map<String, List<Land>> byAddress = new HashMap<>();
    private final Map<String, List<Land>> byParcelName = new HashMap<>();
    private final Map<String, FirmName> cores = new HashMap<>();
    private final Map<String, List<String>> pairs = new HashMap<>();
    private final Map<String, Set<String>> remembered;

    /**
     * @param remembered by credit code the plain names that a person linked with it before
     */
    public LinkScores(Collection<Land> land, FirmName.Places places, Map<String, Set<String>> remembered) {
        this.places = places;
        this.remembered = remembered;
        land.forEach(this::index);
        cores.keySet().forEach(core -> pairsOf(core).forEach(p -> put(pairs, p, core)));
    }

    private void index(Land land) {
        if (land.holderCode() != null) {
            put(byCode, land.holderCode(), land);
        }
        if (land.holderName() != null) {
            FirmName name = FirmName.of(land.holderName(), places);
            put(byPlain, name.plain(), land);
            put(byCore, name.core(), land);
            cores.putIfAbsent(name.core(), name);
        }
        if (land.address() != null) {
            put(byAddress, land.address(), land);
        }
        if (land.name() != null) {
            String plain = FirmName.plain(land.name());
            for (String part : pairsOf(plain)) {
                if (part.length() == 2) {
                    put(byParcelName, part, land);
                }
            }
        }
    }

    private static <T> void put(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
    }

    private static Set<String> pairsOf(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            found.add(text.substring(i, i + 2));
        }
        return found;
    }

    /** The parcels that may be the firm's, the best first. */
    public List<Candidate> find(Firm firm) {
        Map<Land, List<Because>> found = new LinkedHashMap<>();
        FirmName name = FirmName.of(firm.name(), places);
        add(found, byCode.get(firm.code()), Reason.CREDIT_CODE, firm.code());
        for (String known : remembered.getOrDefault(firm.code(), Set.of())) {
            byPlain.getOrDefault(known, List.of())
                    .forEach(land -> add(found, List.of(land), Reason.REMEMBERED, String.valueOf(land.holderName())));
        }
        add(found, byPlain.get(name.plain()), Reason.NAME, firm.name());
        for (String former : firm.former()) {
            add(found, byPlain.get(FirmName.plain(former)), Reason.FORMER_NAME, former);
        }
        add(found, byCore.get(name.core()), Reason.NAME_CORE, name.core());
        if (firm.address() != null) {
            add(found, byAddress.get(firm.address()), Reason.ADDRESS, firm.address());
        }
        addBearers(found, name);
        addAlike(found, name);
        return found.entrySet().stream()
                .peek(e -> dropOfOthers(firm, e.getKey(), e.getValue()))
                .filter(e -> !e.getValue().isEmpty())
                .filter(e -> !firm.settled() || isOf(firm, e.getKey(), e.getValue()))
                .map(e -> candidate(firm, e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(Candidate::score)
                        .reversed()
                        .thenComparing(c -> c.land().parcel()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static boolean isOf(Firm firm, Land land, List<Because> because) {
        return !firm.on().contains(land.parcel())
                && land.takenBy().isEmpty()
                && because.stream().anyMatch(b -> BY_CONTRACT.contains(b.reason()));
    }

    // a contract that names another credit code was made with another firm, whatever its name
    private static void dropOfOthers(Firm firm, Land land, List<Because> because) {
        if (land.holderCode() != null && !land.holderCode().equals(firm.code())) {
            because.removeIf(b -> b.reason() != Reason.ADDRESS && b.reason() != Reason.PARCEL_NAME);
        }
    }

    private static void add(Map<Land, List<Because>> found, @Nullable List<Land> lands, Reason reason, String detail) {
        add(found, lands, reason, detail, reason.weight);
    }

    private static void add(
            Map<Land, List<Because>> found, @Nullable List<Land> lands, Reason reason, String detail, double weight) {
        if (lands == null || lands.size() > COMMON) {
            return;
        }
        for (Land land : lands) {
            List<Because> because = found.computeIfAbsent(land, l -> new ArrayList<>());
            // the same name is not also an alike one
            boolean told = reason.name().startsWith("NAME")
                    && because.stream().anyMatch(b -> b.reason().name().startsWith("NAME"));
            if (!told && because.stream().noneMatch(b -> b.reason() == reason)) {
                because.add(new Because(reason, detail, round(weight)));
            }
        }
    }

    private void addBearers(Map<Land, List<Because>> found, FirmName name) {
        String core = name.core();
        if (core.length() < SHORTEST_WITHIN) {
            return;
        }
        List<Land> fewest = pairsOf(core).stream()
                .map(p -> byParcelName.getOrDefault(p, List.of()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (fewest.size() <= COMMON) {
            fewest.stream()
                    .filter(land -> FirmName.plain(String.valueOf(land.name())).contains(core))
                    .forEach(land -> add(found, List.of(land), Reason.PARCEL_NAME, String.valueOf(land.name())));
        }
    }

    private void addAlike(Map<Land, List<Because>> found, FirmName name) {
        Map<String, Integer> shared = new HashMap<>();
        Set<String> own = pairsOf(name.core());
        for (String pair : own) {
            List<String> with = pairs.getOrDefault(pair, List.of());
            if (with.size() <= COMMON) {
                with.forEach(core -> shared.merge(core, 1, Integer::sum));
            }
        }
        shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ALIKE)
                .map(e -> cores.get(e.getKey()))
                .filter(Objects::nonNull)
                .filter(other -> !other.core().equals(name.core()))
                .forEach(other -> {
                    double alike = name.alike(other);
                    if (alike >= FirmName.ALIKE) {
                        double weight =
                                Reason.NAME_ALIKE.weight + (alike - FirmName.ALIKE) / (1 - FirmName.ALIKE) * 0.3;
                        byCore.getOrDefault(other.core(), List.of())
                                .forEach(land -> add(
                                        found,
                                        List.of(land),
                                        Reason.NAME_ALIKE,
                                        String.valueOf(land.holderName()),
                                        weight));
                    }
                });
    }

    private static Candidate candidate(Firm firm, Land land, List<Because> because) {
        List<Because> ordered = because.stream()
                .sorted(Comparator.comparing(Because::weight).reversed())
                .toList();
        double best = ordered.get(0).weight().doubleValue();
        double score = ordered.get(0).reason() == Reason.CREDIT_CODE
                ? best
                : Math.min(MOST, best + FURTHER * (ordered.size() - 1));
        return new Candidate(firm, land, round(score), ordered);
    }

    private static BigDecimal round(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }

    /**
     * Which other firms fit a candidate's parcel about as well. What is said of a parcel with equal codes has no rivals.
     */
    public static Map<Candidate, List<String>> rivals(Collection<Candidate> all) {
        Map<String, List<Candidate>> byParcel = new LinkedHashMap<>();
        all.forEach(c -> byParcel.computeIfAbsent(c.land().parcel(), p -> new ArrayList<>())
                .add(c));
        Map<Candidate, List<String>> rivals = new LinkedHashMap<>();
        for (Candidate one : all) {
            Stream<String> others = byParcel.getOrDefault(one.land().parcel(), List.of()).stream()
                    .filter(other -> other.score().doubleValue() >= one.score().doubleValue() - ABOUT)
                    .map(other -> other.firm().code());
            rivals.put(
                    one,
                    one.sameCode()
                            ? List.of()
                            : others.filter(code -> !code.equals(one.firm().code()))
                                    .distinct()
                                    .sorted()
                                    .limit(MOST_RIVALS)
                                    .toList());
        }
        return rivals;
    }
}

package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mumap.rules.measure.Mu;

/**
 * Puts tenants together with the firm whose parcel they lease on ({@code AREA_PARCEL_SHARED}, 遂昌县办法): their figures are merged
 * and they share the result. A tenant follows the owner on whose parcels it leases most, the lower code where that is equal. A
 * firm with land of its own, and a tenant above the size that the scheme names, stands alone.
 */
public final class SharedParcels {

    private SharedParcels() {}

    /** The units of a rule: the candidates themselves, or owners with their tenants. Ascending by code. */
    public static List<Candidate> units(LandRule rule, Collection<Candidate> firms, List<LandLine> lines) {
        Map<String, Candidate> byCode = new TreeMap<>();
        firms.forEach(firm -> byCode.put(firm.creditCode(), firm));
        if (rule.unit() == LandRule.Unit.FIRM) {
            return List.copyOf(byCode.values());
        }
        Map<String, String> follows = follows(rule, byCode, lines);
        Map<String, List<Candidate>> units = new TreeMap<>();
        byCode.forEach(
                (code, firm) -> units.computeIfAbsent(follows.getOrDefault(code, code), lead -> new ArrayList<>())
                        .add(firm));
        List<Candidate> merged = new ArrayList<>(units.size());
        units.forEach((lead, members) -> merged.add(merge(Objects.requireNonNull(byCode.get(lead)), members)));
        return List.copyOf(merged);
    }

    /** Whom each tenant follows. */
    private static Map<String, String> follows(LandRule rule, Map<String, Candidate> byCode, List<LandLine> lines) {
        Map<String, LandLine> owners = new HashMap<>();
        for (LandLine line : lines) {
            Candidate firm = byCode.get(line.creditCode());
            if (firm != null && firm.ownsLand() && line.ownM2().signum() > 0) {
                owners.merge(line.parcelCode(), line, SharedParcels::larger);
            }
        }
        Map<String, Map<String, BigDecimal>> leased = new TreeMap<>();
        for (LandLine line : lines) {
            Candidate firm = byCode.get(line.creditCode());
            LandLine owner = owners.get(line.parcelCode());
            if (firm != null && owner != null && line.leasedInM2().signum() > 0 && !standsAlone(rule, firm)) {
                leased.computeIfAbsent(line.creditCode(), code -> new TreeMap<>())
                        .merge(owner.creditCode(), line.leasedInM2(), BigDecimal::add);
            }
        }
        Map<String, String> follows = new HashMap<>();
        leased.forEach((tenant, byOwner) -> byOwner.entrySet().stream()
                .reduce((one, other) -> other.getValue().compareTo(one.getValue()) > 0 ? other : one)
                .ifPresent(most -> follows.put(tenant, most.getKey())));
        return follows;
    }

    private static boolean standsAlone(LandRule rule, Candidate firm) {
        BigDecimal land = firm.figures().landM2();
        return firm.ownsLand()
                || (rule.tenantAloneFromMu() != null
                        && land != null
                        && Mu.ofSquareMetres(land).compareTo(rule.tenantAloneFromMu()) >= 0);
    }

    private static LandLine larger(LandLine one, LandLine other) {
        int byLand = other.ownM2().compareTo(one.ownM2());
        return byLand > 0 || (byLand == 0 && other.creditCode().compareTo(one.creditCode()) < 0) ? other : one;
    }

    private static Candidate merge(Candidate lead, List<Candidate> members) {
        if (members.size() == 1) {
            return lead;
        }
        Figures figures = Figures.NONE;
        Figures previous = Figures.NONE;
        boolean declared = false;
        List<Candidate.Mark> marks = new ArrayList<>();
        for (Candidate member : members) {
            figures = figures.plus(member.figures());
            previous = previous.plus(member.previous());
            declared |= member.declared();
            marks.addAll(member.marks());
        }
        return new Candidate(
                lead.creditCode(),
                members.stream().map(Candidate::creditCode).sorted().toList(),
                lead.aboveScale(),
                lead.industry(),
                lead.mainPark(),
                lead.registeredOn(),
                lead.landSince(),
                true,
                declared,
                figures,
                previous,
                marks);
    }
}

package org.mumap.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.Firm.Holding;
import org.mumap.demo.Firm.Relation;
import org.mumap.demo.Firm.Role;

/** Who holds which parcel: 1,200 firms per scale over the industrial lots, some on several lots and in two parks, some only tenants. */
final class FirmBook {
    private static final int FIRMS = 1200;
    private static final int BUILDERS = 130;
    private static final int UNPLACED = 8;
    private static final int OWNERS_AT_MOST = 880;

    final List<Firm> firms = new ArrayList<>();
    private final Map<String, Firm> holders = new HashMap<>();
    private final DemoOptions options;
    private final Names names = new Names();

    FirmBook(DemoOptions options, List<Lot> lots) {
        this.options = options;
        List<Lot> works =
                lots.stream().filter(l -> l.industrial() && l.fate().inUse()).toList();
        List<Lot> sites = lots.stream()
                .filter(l ->
                        l.industrial() && l.fate().contracted() && !l.fate().inUse())
                .toList();
        owners(works);
        builders(sites);
        for (int i = 0; i < UNPLACED * options.scale(); i++) {
            Dice dice = dice("unplaced", i);
            firm(Role.UNPLACED, Trade.draw(false, dice), 0.6, options.today().minusYears(dice.among(4, 15)), dice);
        }
        tenants(works);
        occupiers(lots);
    }

    /** The firm on a parcel, null when nobody of the book holds it. */
    @Nullable
    Firm holder(Lot lot) {
        return holders.get(lot.code());
    }

    private Dice dice(String topic, long index) {
        return Dice.of(options.seed(), topic, index);
    }

    private Firm firm(Role role, Trade trade, double level, LocalDate registered, Dice dice) {
        Firm firm = new Firm(firms.size(), role, trade, level, registered, names, dice);
        firms.add(firm);
        return firm;
    }

    private static double level(Lot lot) {
        String park = lot.park();
        if (park == null) {
            return 0.55;
        }
        return park.startsWith("P01") ? 1.1 : park.startsWith("P02") ? 0.88 : 0.75;
    }

    /** Neighbouring lots often belong together; now and then a firm has a second place somewhere else in the county. */
    private void owners(List<Lot> works) {
        int limit = OWNERS_AT_MOST * options.scale();
        double each = Math.max(1.2, (double) works.size() / limit);
        boolean[] taken = new boolean[works.size()];
        for (int i = 0; i < works.size(); i++) {
            if (taken[i]) {
                continue;
            }
            Lot lot = works.get(i);
            Dice dice = dice("owner", lot.index());
            boolean last = firms.size() >= limit;
            Firm owner = last
                    ? firms.get(dice.below(firms.size()))
                    : firm(
                            Role.OWNER,
                            Trade.draw(lot.use().equals("0604"), dice),
                            level(lot),
                            since(lot).minusDays(dice.among(30, 900)),
                            dice);
            hold(owner, lot);
            taken[i] = true;
            double more = each * (dice.chance(0.12) ? 3.2 : 0.75) * dice.between(0.2, 1.8);
            for (int k = 1; k < more && i + k < works.size(); k++) {
                boolean elsewhere = dice.chance(0.05);
                int j = elsewhere ? dice.below(works.size()) : i + k;
                if (!taken[j] && (elsewhere || works.get(j).town().equals(lot.town()))) {
                    taken[j] = true;
                    hold(owner, works.get(j));
                }
            }
        }
    }

    private void hold(Firm owner, Lot lot) {
        owner.holdings.add(
                new Holding(lot, Relation.OWN, lot.registeredM2().doubleValue(), 0, since(lot), Holding.OPEN));
        holders.put(lot.code(), owner);
    }

    /** From the delivery of the land on, or for ages when no contract is found. */
    private LocalDate since(Lot lot) {
        Grant grant = lot.grant();
        if (grant == null) {
            return options.today().minusYears(20);
        }
        LocalDate delivered = grant.delivered();
        return delivered == null ? grant.signed() : delivered;
    }

    /** Land that is not finished: half of it an extension of a firm at work, half a new firm's. */
    private void builders(List<Lot> sites) {
        int owners = firms.size();
        int limit = BUILDERS * options.scale();
        int made = 0;
        for (Lot lot : sites) {
            Dice dice = dice("builder", lot.index());
            if (made < limit && dice.chance(0.55)) {
                LocalDate registered = lot.granted().signed().minusDays(dice.among(20, 200));
                holders.put(
                        lot.code(),
                        firm(Role.BUILDER, Trade.draw(lot.use().equals("0604"), dice), level(lot), registered, dice));
                made++;
            } else if (owners > 0) {
                holders.put(lot.code(), firms.get(dice.below(owners)));
            }
        }
    }

    private void tenants(List<Lot> works) {
        int target = FIRMS * options.scale();
        Set<String> lettings = new HashSet<>();
        for (int i = 0; firms.size() < target; i++) {
            Dice dice = dice("tenant", i);
            Lot lot = dice.pick(works);
            Firm owner = holders.get(lot.code());
            if (owner == null) {
                continue;
            }
            LocalDate from = options.today().minusDays(dice.among(200, 2600));
            if (from.isBefore(since(lot).plusYears(2)) || !lettings.add(lot.code() + from)) {
                continue;
            }
            Firm tenant = firm(
                    Role.TENANT,
                    Trade.draw(lot.use().equals("0604"), dice),
                    level(lot) * 1.15,
                    from.minusDays(dice.among(20, 1500)),
                    dice);
            LocalDate to = dice.chance(0.2) ? from.plusYears(dice.among(3, 8)).minusDays(1) : Holding.OPEN;
            let(owner, tenant, lot, from, to, dice);
        }
    }

    private static void let(Firm owner, Firm tenant, Lot lot, LocalDate from, LocalDate to, Dice dice) {
        double area = lot.registeredM2().doubleValue();
        double share = dice.between(0.05, 0.3);
        boolean land = dice.chance(0.15);
        double landM2 = land ? Math.round(area * share) : 0;
        double buildingM2 = Math.round(area * share * lot.plotRatio().doubleValue());
        tenant.holdings.add(new Holding(lot, Relation.LEASE_IN, landM2, buildingM2, from, to));
        owner.holdings.add(new Holding(lot, Relation.LEASE_OUT, landM2, buildingM2, from, to));
    }

    /** A few firms use a strip of reserve land without a title: really occupied, not registered. */
    private void occupiers(List<Lot> lots) {
        for (Lot lot : lots) {
            Dice dice = dice("occupy", lot.index());
            if (lot.fate() == Fate.RESERVE && lot.industrial() && dice.chance(0.1)) {
                Firm firm = firms.get(dice.below(Math.min(firms.size(), OWNERS_AT_MOST * options.scale())));
                if (firm.role == Role.OWNER) {
                    double strip = Math.round(lot.registeredM2().doubleValue() * dice.between(0.04, 0.12));
                    LocalDate from = options.today().minusDays(dice.among(1200, 3000));
                    firm.holdings.add(new Holding(lot, Relation.OCCUPY, strip, 0, from, Holding.OPEN));
                }
            }
        }
    }
}

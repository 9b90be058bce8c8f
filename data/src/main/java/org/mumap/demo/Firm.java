package org.mumap.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One enterprise with what it holds. The levels per mu are the firm's own, before the year and chance move them. */
final class Firm {
    /** What the firm is in the county. */
    enum Role {
        /** Owns and works. */
        OWNER,
        /** Rents floor space. */
        TENANT,
        /** Has land and has not finished building: no returns yet. */
        BUILDER,
        /** Files returns, but nobody knows on which parcel: the row UNPLACED. */
        UNPLACED
    }

    final int index;
    final String credit;
    final String name;
    final Trade trade;
    final Role role;
    final LocalDate registered;
    final boolean zombie;
    final double taxPerMu;
    final double outputPerMu;
    final List<Holding> holdings = new ArrayList<>();

    /** One use of one parcel. A tenant's area is floor space, turned into land by the plot ratio. */
    record Holding(Lot lot, Relation relation, double landM2, double buildingM2, LocalDate from, LocalDate to) {
        static final LocalDate OPEN = LocalDate.MAX;

        /** Signed land in m² on a day. */
        double netOn(LocalDate day) {
            if (from.isAfter(day) || to.isBefore(day)) {
                return 0;
            }
            double land = landM2 > 0 ? landM2 : buildingM2 / lot.plotRatio().doubleValue();
            return relation == Relation.LEASE_OUT ? -land : land;
        }
    }

    /** Relations of the import format. */
    enum Relation {
        OWN,
        LEASE_IN,
        LEASE_OUT,
        OCCUPY
    }

    Firm(int index, Role role, Trade trade, double level, LocalDate registered, Names names, Dice dice) {
        this.index = index;
        this.credit = Codes.credit(index + 1);
        this.name = names.firm(trade.word(), dice);
        this.trade = trade;
        this.role = role;
        this.registered = registered;
        this.zombie = role != Role.BUILDER && dice.chance(0.045);
        double luck = dice.normal();
        this.taxPerMu = 18.2 * level * trade.tax() * StrictMath.exp(0.63 * luck);
        this.outputPerMu = 310 * level * trade.output() * StrictMath.exp(0.3 * luck + 0.32 * dice.normal());
    }

    double netMuOn(LocalDate day) {
        double m2 = 0;
        for (Holding h : holdings) {
            m2 += h.netOn(day);
        }
        return Math.max(0, m2) * 0.0015;
    }
}

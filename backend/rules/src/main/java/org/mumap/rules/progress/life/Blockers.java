package org.mumap.rules.progress.life;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** What keeps a signed project from starting (卡点), from what is on record: the first named is the one to clear first. */
public final class Blockers {

    private Blockers() {}

    /** Kinds of obstacles, the heaviest first. */
    public enum Code {
        /** An open ticket says what is lacking. */
        TICKET,
        /** No land is linked to the project. */
        NO_SITE,
        /** Its land has not been supplied. */
        LAND,
        /** A permit is past its day. */
        PERMIT_OVERDUE,
        /** A permit has been applied for and is not given. */
        PERMIT,
        /** None of the funds have come. */
        FUNDS,
        /** Nothing on record: the owner is to be asked. */
        NOT_KNOWN
    }

    /**
     * What the ledger knows around a project.
     *
     * @param sites its sites
     * @param permits its permits
     * @param openTickets what open tickets ask for, in words
     * @param fundsPlannedWan funds to be paid in, 万元
     * @param fundsPaidWan funds paid in, 万元
     */
    public record Surroundings(
            List<Site> sites,
            List<Permit> permits,
            List<String> openTickets,
            @Nullable BigDecimal fundsPlannedWan,
            @Nullable BigDecimal fundsPaidWan) {}

    /**
     * A parcel of the project.
     *
     * @param parcelCode its code
     * @param supplied whether it has been supplied
     */
    public record Site(String parcelCode, boolean supplied) {}

    /**
     * A permit.
     *
     * @param type what it permits
     * @param appliedOn applied for
     * @param approvedOn given
     * @param dueOn day by which it is to be given
     */
    public record Permit(
            String type,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate dueOn) {}

    /**
     * One obstacle.
     *
     * @param code its kind
     * @param text in words
     */
    public record Blocker(Code code, Message text) {}

    /** The obstacles of a project that has not started, the heaviest first; never empty. */
    public static List<Blocker> of(Surroundings known, LocalDate day) {
        List<Blocker> found = new ArrayList<>();
        known.openTickets().forEach(ticket -> add(found, Code.TICKET, Message.of("progress.blocker.TICKET", ticket)));
        if (known.sites().isEmpty()) {
            add(found, Code.NO_SITE, Message.of("progress.blocker.NO_SITE"));
        }
        known.sites().stream()
                .filter(site -> !site.supplied())
                .forEach(site -> add(found, Code.LAND, Message.of("progress.blocker.LAND", site.parcelCode())));
        List<Permit> open = known.permits().stream()
                .filter(permit ->
                        permit.approvedOn() == null || permit.approvedOn().isAfter(day))
                .toList();
        open.stream()
                .filter(permit -> isOverdue(permit, day))
                .forEach(permit -> add(
                        found,
                        Code.PERMIT_OVERDUE,
                        Message.of("progress.blocker.PERMIT_OVERDUE", permit.type(), String.valueOf(permit.dueOn()))));
        open.stream()
                .filter(permit -> !isOverdue(permit, day))
                .filter(permit ->
                        permit.appliedOn() != null && !permit.appliedOn().isAfter(day))
                .forEach(permit -> add(
                        found,
                        Code.PERMIT,
                        Message.of("progress.blocker.PERMIT", permit.type(), String.valueOf(permit.appliedOn()))));
        if (isPositive(known.fundsPlannedWan()) && !isPositive(known.fundsPaidWan())) {
            add(found, Code.FUNDS, Message.of("progress.blocker.FUNDS"));
        }
        if (found.isEmpty()) {
            add(found, Code.NOT_KNOWN, Message.of("progress.blocker.NOT_KNOWN"));
        }
        return List.copyOf(found);
    }

    private static void add(List<Blocker> found, Code code, Message text) {
        found.add(new Blocker(code, text));
    }

    private static boolean isOverdue(Permit permit, LocalDate day) {
        return permit.dueOn() != null && permit.dueOn().isBefore(day);
    }

    private static boolean isPositive(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }
}

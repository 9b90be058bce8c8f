package org.mumap.server.idle;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;

/**
 * A parcel whose idleness is judged: what the list needs to know of it beside the facts.
 *
 * @param areaMu registered area, else the ellipsoidal one, mu, 4 decimals
 */
record ParcelInTime(
        String parcelCode,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal areaMu) {

    static ParcelInTime of(ResultSet row) throws SQLException {
        return new ParcelInTime(
                row.getString("parcel_code"),
                row.getString("park_code"),
                row.getString("town"),
                row.getBigDecimal("area_mu"));
    }

    IdleStanding standing(IdleVerdict verdict) {
        IdleUrgency urgency = IdleUrgency.of(verdict, areaMu);
        return new IdleStanding(
                parcelCode,
                parkCode,
                town,
                areaMu,
                verdict.finding(),
                verdict.legal().state(),
                verdict.fullOn().isEmpty() ? null : verdict.fullOn().get(0),
                urgency.daysLeft() == null ? null : verdict.asOf().plusDays(urgency.daysLeft()));
    }

    /** Who holds the land: the newest contract signed by the day judged, a supplement only where no other is known. */
    static @Nullable String holder(IdleFacts facts, IdleVerdict verdict) {
        return facts.contracts().stream()
                .filter(contract -> !contract.signedOn().isAfter(verdict.asOf()))
                .max(java.util.Comparator.comparing((org.mumap.rules.idle.IdleContract c) -> !c.isSupplement())
                        .thenComparing(org.mumap.rules.idle.IdleContract::signedOn)
                        .thenComparing(org.mumap.rules.idle.IdleContract::contractNo))
                .map(org.mumap.rules.idle.IdleContract::holder)
                .orElse(null);
    }
}

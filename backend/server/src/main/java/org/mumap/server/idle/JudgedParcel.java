package org.mumap.server.idle;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.measure.Money;
import org.mumap.server.ledger.BinaryRows;

/** A judged parcel as {@code live.idle_judged} holds it. */
record JudgedParcel(
        ParcelInTime parcel, IdleVerdict verdict, @Nullable String holder) {

    /** The columns, in the order in which {@link #write} gives them. */
    static final String COLUMNS =
            "(parcel_code, park_code, town, finding, route, legal_state, area_mu_e4, net_idle_days, years_full,"
                    + " first_full_on, next_full_on, due_on, fee_fen, holder_name, score)";

    static final int COLUMN_COUNT = 15;
    private static final int AREA_SCALE = 4;

    void write(BinaryRows rows) throws SQLException {
        IdleUrgency urgency = IdleUrgency.of(verdict, parcel.areaMu());
        LocalDate firstFullOn =
                verdict.fullOn().isEmpty() ? null : verdict.fullOn().get(0);
        Long daysLeft = urgency.daysLeft();
        BigDecimal fee = verdict.feeWan();
        rows.row()
                .text(parcel.parcelCode())
                .text(parcel.parkCode())
                .text(parcel.town())
                .text(verdict.finding().name())
                .text(verdict.route().name())
                .text(verdict.legal().state().name())
                .bigint(parcel.areaMu().movePointRight(AREA_SCALE).longValueExact())
                .integer(Math.toIntExact(verdict.netIdleDays()))
                .integer(verdict.yearsFull())
                .day(firstFullOn)
                .day(urgency.nextFullOn())
                .day(daysLeft == null ? null : verdict.asOf().plusDays(daysLeft))
                .bigint(fee == null ? null : Money.fenOfWan(fee))
                .text(holder)
                .real(urgency.score());
    }
}

package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** A row of {@code live.idle_verdict}, under its column names. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record VerdictRow(
        String parcelCode,
        @Nullable String parkCode,
        @Nullable String town,
        String finding,
        String route,
        String legalState,
        BigDecimal areaMu,
        long netIdleDays,
        int yearsFull,
        @Nullable LocalDate firstFullOn,
        @Nullable LocalDate nextFullOn,
        @Nullable LocalDate dueOn,
        @Nullable BigDecimal feeWan,
        @Nullable String holderName,
        double score,
        LocalDate judgedOn,
        RawValue verdict) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static VerdictRow of(ParcelInTime parcel, IdleVerdict verdict, @Nullable String holder) {
        IdleStanding standing = parcel.standing(verdict);
        IdleUrgency urgency = IdleUrgency.of(verdict, parcel.areaMu());
        return new VerdictRow(
                parcel.parcelCode(),
                parcel.parkCode(),
                parcel.town(),
                verdict.finding().name(),
                verdict.route().name(),
                verdict.legal().state().name(),
                parcel.areaMu(),
                verdict.netIdleDays(),
                verdict.yearsFull(),
                standing.firstFullOn(),
                urgency.nextFullOn(),
                standing.dueOn(),
                verdict.feeWan(),
                holder,
                urgency.score(),
                verdict.asOf(),
                new RawValue(VerdictJson.write(verdict)));
    }

    /** The rows as one text: one parameter of one statement. */
    static String json(List<VerdictRow> rows) {
        return JSON.writeValueAsString(rows);
    }
}

package org.mumap.server.siting.listing;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Land and empty factories shown to investors. */
@Component
public class Listings {

    private final JdbcClient jdbc;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    Listings(JdbcClient jdbc, SignedIn signedIn, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a listing is to be seen by guests. */
    public enum State {
        /** It is. */
        ON_OFFER,
        /** The land was supplied or given to a project, or the halls are in use: it has fallen away by itself. */
        GONE,
        /** Somebody took it down. */
        WITHDRAWN
    }

    /** What is offered. */
    public enum Offer {
        /** Land that nobody holds. */
        LAND,
        /** Halls with idle floor, on land that is held. */
        FACTORY
    }

    /**
     * A listing.
     *
     * @param id names it
     * @param parcelCode the land
     * @param offer what of it is offered
     * @param floorM2 idle floor of its halls, m²; null when it is land that is offered
     * @param name its name in the register
     * @param areaMu its area, mu; null when the register has it no more
     * @param supplyState its state of supply
     * @param parkCode its park
     * @param town its town
     * @param title what the investor reads first
     * @param note more of it
     * @param contact whom to ask
     * @param phone where
     * @param state whether guests see it
     * @param listedAt since when
     */
    public record Listing(
            String id,
            String parcelCode,
            Offer offer,
            @Nullable BigDecimal floorM2,
            @Nullable String name,
            @Nullable BigDecimal areaMu,
            @Nullable String supplyState,
            @Nullable String parkCode,
            @Nullable String town,
            String title,
            @Nullable String note,
            String contact,
            String phone,
            State state,
            Instant listedAt) {}

    /** What a new listing says. */
    public record Words(String title, @Nullable String note, String contact, String phone) {}

    /** The listings in scope, newest first, after the one of that number. */
    @Transactional(readOnly = true)
    public List<Listing> list(@Nullable Long after, int limit) {
        return jdbc.sql("""
                        select g.*, p.name, round(p.area_mu::numeric, 4) as area_mu, p.supply_state,
                               siting.on_offer(g.parcel_code, g.offer) as on_offer,
                               case when g.offer = 'FACTORY' then round(p.idle_floor_m2::numeric, 2) end as floor_m2
                        from siting.listing g left join live.parcel p using (parcel_code)
                        where :after::bigint is null or g.listing_id < :after
                        order by g.listing_id desc limit :limit
                        """)
                .param("after", after, Types.BIGINT)
                .param("limit", limit)
                .query((row, n) -> new Listing(
                        Long.toString(row.getLong("listing_id")),
                        row.getString("parcel_code"),
                        Offer.valueOf(row.getString("offer")),
                        row.getBigDecimal("floor_m2"),
                        row.getString("name"),
                        row.getBigDecimal("area_mu"),
                        row.getString("supply_state"),
                        row.getString("park_code"),
                        row.getString("town"),
                        row.getString("title"),
                        row.getString("note"),
                        row.getString("contact"),
                        row.getString("phone"),
                        row.getTimestamp("withdrawn_at") != null
                                ? State.WITHDRAWN
                                : row.getBoolean("on_offer") ? State.ON_OFFER : State.GONE,
                        row.getTimestamp("listed_at").toInstant()))
                .list();
    }

    /**
     * Lists land, or the empty halls on it where the land itself is held.
     *
     * @return the listing's number
     * @throws Problem (404) when the parcel is not in scope; (409) when it is not to be had, or is listed already
     */
    @Transactional
    public String add(String parcelCode, Words words) {
        Account account = signedIn.require(Permission.SITING);
        require(words);
        Land land = jdbc.sql("""
                        select park_code, town,
                               case when siting.on_offer(parcel_code, 'LAND') then 'LAND'
                                    when siting.on_offer(parcel_code, 'FACTORY') then 'FACTORY' end as offer,
                               exists (select from siting.listing g
                                       where g.parcel_code = p.parcel_code and g.withdrawn_at is null) as listed
                        from live.parcel p where parcel_code = :code
                        """)
                .param("code", parcelCode)
                .query((row, n) -> new Land(
                        row.getString("park_code"),
                        row.getString("town"),
                        row.getString("offer"),
                        row.getBoolean("listed")))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-parcel", parcelCode));
        if (land.offer() == null) {
            throw Problem.conflict("listing-not-to-be-had", parcelCode);
        }
        if (land.listed()) {
            throw Problem.conflict("listing-twice", parcelCode);
        }
        String id = jdbc.sql("""
                        insert into siting.listing
                          (parcel_code, offer, title, note, contact, phone, park_code, town, listed_by, listed_at)
                        values (:code, :offer, :title, :note, :contact, :phone, :park, :town, :user, :at)
                        returning listing_id
                        """)
                .param("code", parcelCode)
                .param("offer", land.offer())
                .param("title", words.title().strip())
                .param(
                        "note",
                        words.note() == null || words.note().isBlank()
                                ? null
                                : words.note().strip(),
                        Types.VARCHAR)
                .param("contact", words.contact().strip())
                .param("phone", words.phone().strip())
                .param("park", land.park(), Types.VARCHAR)
                .param("town", land.town(), Types.VARCHAR)
                .param("user", account.username())
                .param("at", Timestamp.from(clock.instant()))
                .query(String.class)
                .single();
        audit.record(account.username(), "listing.add", parcelCode, "ok", Map.of("id", id));
        return id;
    }

    /**
     * Takes a listing down; links that show it show it no more.
     *
     * @throws Problem (404) when there is none of that number in scope
     */
    @Transactional
    public void withdraw(long id) {
        Account account = signedIn.require(Permission.SITING);
        int changed = jdbc.sql(
                        "update siting.listing set withdrawn_at = :at where listing_id = :id and withdrawn_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Problem.notFound("http-404");
        }
        audit.record(account.username(), "listing.withdraw", Long.toString(id), "ok", Map.of());
    }

    private record Land(
            @Nullable String park,
            @Nullable String town,
            @Nullable String offer,
            boolean listed) {}

    private static void require(Words words) {
        boolean fits = fits(words.title(), 1, 80) && fits(words.contact(), 1, 60) && fits(words.phone(), 3, 40);
        String note = words.note();
        if (!fits || note != null && note.strip().length() > 1_000) {
            throw Problem.badRequest("listing-words");
        }
    }

    private static boolean fits(String text, int least, int most) {
        int length = text.strip().length();
        return length >= least && length <= most;
    }
}

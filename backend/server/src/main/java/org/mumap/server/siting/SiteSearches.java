package org.mumap.server.siting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SiteCandidate;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteRule;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches for land. A search is computed anew for every page: only the need is remembered, for some minutes and for the account
 * that asked, so that paging through the rejected parcels always shows them as they are now and as this account may see them.
 */
@Component
public class SiteSearches {

    /** Parcels whose use is neither industry nor storage fall to this rule before all others; they come last among the rejected. */
    public static final String LAND_USE = "LAND_USE";

    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    private final SiteCandidates candidates;
    private final JdbcClient jdbc;
    private final Cache<String, Asked> asked = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED)
            .maximumSize(10_000)
            .build();

    SiteSearches(SiteCandidates candidates, JdbcClient jdbc) {
        this.candidates = candidates;
        this.jdbc = jdbc;
    }

    private record Asked(String username, SiteNeed need) {}

    /**
     * Where a parcel lies.
     *
     * @param name its name
     * @param parkCode its park
     * @param town its town
     * @param lon longitude of a point inside, degrees
     * @param lat latitude of it
     */
    public record Place(
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            double lon,
            double lat) {}

    /**
     * What a search found.
     *
     * @param id names the search for later pages
     * @param verdict the rule's verdict on the candidates
     * @param otherUses parcels left out because their use is neither industry nor storage
     * @param places where the parcels shown lie
     * @param roadBasis how ways by road were reckoned: {@code NETWORK}, {@code STRAIGHT_LINE} or null where there are none
     */
    public record Found(
            String id,
            SiteVerdict verdict,
            long otherUses,
            Map<String, Place> places,
            @Nullable String roadBasis) {}

    /**
     * A rejected parcel of a page: one the rule has judged, or one left out for its use.
     *
     * @param parcel its code
     * @param judged what the rule said; null when it was left out for its use
     * @param landUse its use then
     */
    public record RejectedParcel(
            String parcel,
            SiteVerdict.@Nullable Rejected judged,
            @Nullable String landUse) {}

    /**
     * A page of rejected parcels, nearest to passing first.
     *
     * @param rows the parcels
     * @param total how many there are in all
     * @param next code to go on after, null on the last page
     * @param places where they lie
     */
    public record RejectedPage(
            List<RejectedParcel> rows, long total, @Nullable String next, Map<String, Place> places) {}

    /**
     * Searches, and remembers the need for later pages.
     *
     * @param rejectedKept how many rejected parcels to tell of at once, those nearest to passing
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found search(SiteNeed need, int rejectedKept, String username) {
        SiteVerdict verdict = judge(need, rejectedKept, null);
        String id = UUID.randomUUID().toString();
        asked.put(id, new Asked(username, need));
        List<String> shown = Stream.concat(
                        verdict.ranked().stream().flatMap(site -> site.parcels().stream()),
                        verdict.rejected().stream().map(SiteVerdict.Rejected::parcel))
                .toList();
        return new Found(id, verdict, candidates.countOtherUses(), places(shown), roadBasis());
    }

    /** A page of the rejected parcels of a search of this account; a problem (404) when it is not remembered. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RejectedPage rejected(String id, String username, @Nullable String after, int limit) {
        Asked search = asked.getIfPresent(id);
        if (search == null || !search.username().equals(username)) {
            throw Problem.notFound("siting-search-gone", id);
        }
        SiteCandidate last =
                after == null ? null : candidates.full(List.of(after)).get(after);
        boolean amongOthers = after != null && last == null;
        SiteVerdict verdict = judge(search.need(), amongOthers ? 0 : limit + 1, last);
        List<RejectedParcel> rows = new ArrayList<>(verdict.rejected().stream()
                .map(r -> new RejectedParcel(r.parcel(), r, null))
                .toList());
        if (rows.size() <= limit) {
            rows.addAll(otherUses(after == null || !amongOthers ? "" : after, limit + 1 - rows.size()));
        }
        String next = null;
        if (rows.size() > limit) {
            rows = rows.subList(0, limit);
            next = rows.get(limit - 1).parcel();
        }
        long total = verdict.rejectedTotal() + candidates.countOtherUses();
        return new RejectedPage(
                List.copyOf(rows),
                total,
                next,
                places(rows.stream().map(RejectedParcel::parcel).toList()));
    }

    /** One pass over all parcels in scope; only those that are shown are read in full, after the stream has ended. */
    private SiteVerdict judge(SiteNeed need, int rejectedKept, @Nullable SiteCandidate after) {
        SiteNeed whole = need.inside(candidates.insideKinds());
        SiteRule.Pass pass = candidates.read(whole.measures(), rows -> SiteRule.pass(whole, rows, rejectedKept, after));
        return pass.verdict(candidates.full(pass.shown()));
    }

    private List<RejectedParcel> otherUses(String after, int limit) {
        return jdbc.sql(SitingSql.text("other_uses.sql"))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new RejectedParcel(row.getString("parcel_code"), null, row.getString("land_use")))
                .list();
    }

    private @Nullable String roadBasis() {
        return jdbc.sql("select value from live.setting where name = 'road_distance_basis'")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Map<String, Place> places(List<String> codes) {
        Map<String, Place> places = new HashMap<>();
        jdbc.sql(SitingSql.text("places.sql"))
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    places.put(
                            row.getString("parcel_code"),
                            new Place(
                                    row.getString("name"),
                                    row.getString("park_code"),
                                    row.getString("town"),
                                    row.getDouble("lon"),
                                    row.getDouble("lat")));
                });
        return places;
    }
}

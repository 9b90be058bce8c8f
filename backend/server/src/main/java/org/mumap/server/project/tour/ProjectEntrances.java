package org.mumap.server.project.tour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.ActTurn;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** States where the entrance of a project is: a fact of the ledger that supersedes what the register said before. */
@Service
public class ProjectEntrances {

    private static final int LONGEST_NAME = 100;
    /** A gate this far from its site is a mistake, m. */
    private static final int FARTHEST_M = 20_000;

    private final JdbcClient owner;
    private final ActTurn turn;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    ProjectEntrances(@Owner JdbcClient owner, ActTurn turn, Ledger ledger, Audit audit, Clock clock) {
        this.owner = owner;
        this.turn = turn;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records the entrance of a project, which must be known to be in the caller's scope.
     *
     * @param name its name, for example 东门岗亭
     * @throws Problem (400) when the point is none, lies far from the site, or the name is too long
     */
    public void state(String projectCode, double lon, double lat, @Nullable String name, Account by) {
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            throw Problem.badRequest("tour-point", lon, lat);
        }
        if (name != null && name.length() > LONGEST_NAME) {
            throw Problem.badRequest("text-too-long", "name", LONGEST_NAME);
        }
        double away = metresFrom(projectCode, lon, lat);
        if (away > FARTHEST_M) {
            throw Problem.badRequest("entrance-far", Math.round(away / 1000), FARTHEST_M / 1000);
        }
        Map<String, Object> changes = new HashMap<>();
        changes.put("entrance", Map.of("type", "Point", "coordinates", List.of(lon, lat)));
        changes.put("entrance_name", name);
        turn.take(() -> {
            ledger.amend(
                    Kinds.get("projects"),
                    projectCode,
                    changes,
                    LocalDate.now(clock),
                    projectCode + " 入口",
                    by.username());
            audit.record(by.username(), "project.entrance", projectCode, "ok", Map.of("lon", lon, "lat", lat));
            return projectCode;
        });
    }

    /** How far a point lies from the place of a project, m; 0 when it has none. */
    private double metresFrom(String projectCode, double lon, double lat) {
        return owner.sql("""
                        select coalesce(max(st_distance(p.geom::geography,
                          st_setsrid(st_makepoint(:lon, :lat), 4490)::geography)), 0)
                        from live.project_site p where p.project_code = :code and p.geom is not null
                        """)
                .param("lon", lon)
                .param("lat", lat)
                .param("code", projectCode)
                .query(Double.class)
                .single();
    }
}

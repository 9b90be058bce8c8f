package org.mumap.server.project.tour;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where one gets off at projects: their entrance, not the middle of their land; in the caller's scope. */
@Component
class TourGates {

    private static final String GATES = SqlFile.text("project/tour_gates.sql");

    private final JdbcClient jdbc;

    TourGates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The gates by project; a project without a place has none. */
    @Transactional(readOnly = true)
    public Map<String, TourPlan.Gate> of(Collection<String> codes) {
        Map<String, TourPlan.Gate> gates = new HashMap<>();
        jdbc.sql(GATES).param("codes", codes.toArray(String[]::new)).query(row -> {
            gates.put(
                    row.getString("project_code"),
                    new TourPlan.Gate(
                            TourPlan.GateSource.valueOf(row.getString("source")),
                            row.getString("entrance_name"),
                            row.getDouble("lon"),
                            row.getDouble("lat")));
        });
        return gates;
    }
}

package org.mumap.server.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import tools.jackson.databind.json.JsonMapper;

/** Puts checked rows before the ledger's door without a file: a batch in state READY, to be committed by {@code Ledger}. */
public final class Staged {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Kind kind;
    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final List<String> shapes = new ArrayList<>();
    private LocalDate dataDate = LocalDate.of(2026, 1, 1);
    private String register = "test";
    private String mode = "merge";

    private Staged(Kind kind) {
        this.kind = kind;
    }

    /** Rows of that kind. */
    public static Staged of(String kind) {
        return new Staged(Kinds.get(kind));
    }

    public Staged dataDate(String day) {
        this.dataDate = LocalDate.parse(day);
        return this;
    }

    public Staged replacing(String name) {
        this.mode = "replace";
        this.register = name;
        return this;
    }

    /** Facts of a row, keys and values in turns; a value of null is a cell left empty. */
    public static Map<String, Object> with(Object... pairs) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                facts.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return facts;
    }

    /** A row without a shape. */
    public Staged row(Map<String, ?> facts) {
        return row(facts, null);
    }

    /** A row with a shape as WKT in EPSG:4490. */
    public Staged row(Map<String, ?> facts, String wkt) {
        rows.add(facts);
        shapes.add(wkt);
        return this;
    }

    /** A square parcel of about {@code side} degrees with its lower left corner there. */
    public static String square(double lon, double lat, double side) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
                .formatted(lon, lat, lon + side, lat + side);
    }

    /** Writes batch and rows; returns the batch's number. */
    public long ready(TestDatabase database) throws SQLException {
        try (Connection owner = database.owner()) {
            long batch = insertBatch(owner);
            try (PreparedStatement sql = owner.prepareStatement("""
                    insert into ledger.staged_row (batch_id, row_no, row_key, accepted, change, facts, geom)
                    values (?, ?, ?, true, 'NEW', cast(? as jsonb), st_geomfromtext(?, 4490))
                    """)) {
                for (int i = 0; i < rows.size(); i++) {
                    Map<String, ?> facts = rows.get(i);
                    sql.setLong(1, batch);
                    sql.setInt(2, i + 2);
                    sql.setString(3, key(facts));
                    sql.setString(4, JSON.writeValueAsString(facts));
                    sql.setString(5, shapes.get(i));
                    sql.addBatch();
                }
                sql.executeBatch();
            }
            return batch;
        }
    }

    private String key(Map<String, ?> facts) {
        return kind.keyColumns().stream()
                .map(column ->
                        facts.get(column) == null ? "" : facts.get(column).toString())
                .collect(Collectors.joining("|"));
    }

    private long insertBatch(Connection owner) throws SQLException {
        try (PreparedStatement sql = owner.prepareStatement("""
                insert into ledger.batch (kind, mode, register, data_date, file_name, state, rows, accepted, created_by)
                values (?, ?, ?, ?, 'test.xlsx', 'READY', ?, ?, 'test') returning id
                """)) {
            sql.setString(1, kind.name());
            sql.setString(2, mode);
            sql.setString(3, register);
            sql.setObject(4, dataDate);
            sql.setInt(5, rows.size());
            sql.setInt(6, rows.size());
            ResultSet id = sql.executeQuery();
            id.next();
            return id.getLong(1);
        }
    }
}

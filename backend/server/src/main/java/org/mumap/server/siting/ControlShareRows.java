package org.mumap.server.siting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.BinaryRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes shares of control lines as rows of {@code live.parcel_control_line}, the words of the lines beside them. */
final class ControlShareRows {

    private static final String TARGET =
            "live.parcel_control_line (parcel_code, line_code, kind, effect, name, law, office, area_m2, share,"
                    + " park_code, town)";
    private static final int COLUMNS = 11;

    private final Connection connection;
    private final Map<String, Line> lines;

    private ControlShareRows(Connection connection, Map<String, Line> lines) {
        this.connection = connection;
        this.lines = lines;
    }

    /**
     * A share and where its parcel belongs.
     *
     * @param park code of the park
     * @param town name of the town
     */
    record Found(
            ControlOverlay.Share share,
            @Nullable String park,
            @Nullable String town) {}

    private record Line(
            String code,
            String kind,
            @Nullable String effect,
            @Nullable String name,
            @Nullable String law,
            @Nullable String office) {}

    /**
     * For shares of these lines.
     *
     * @param jdbc the owner
     * @param connection the owner's, in the transaction that the rows belong to
     */
    static ControlShareRows of(JdbcClient jdbc, Connection connection, Collection<String> codes) {
        Map<String, Line> lines = jdbc
                .sql(SitingSql.text("overlay_lines.sql"))
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> new Line(
                        row.getString("line_code"),
                        row.getString("kind"),
                        row.getString("effect"),
                        row.getString("name"),
                        row.getString("law"),
                        row.getString("office")))
                .stream()
                .collect(Collectors.toMap(Line::code, line -> line));
        return new ControlShareRows(connection, lines);
    }

    /** Writes some. */
    void write(List<Found> shares) throws SQLException {
        if (shares.isEmpty()) {
            return;
        }
        try (BinaryRows rows = BinaryRows.into(connection, TARGET, COLUMNS)) {
            for (Found each : shares) {
                write(rows.row(), each);
            }
            rows.end();
        }
    }

    private void write(BinaryRows row, Found found) {
        ControlOverlay.Share share = found.share();
        Line line = lines.get(share.line());
        if (line == null) {
            throw new IllegalStateException("a piece of a line that is not there: " + share.line());
        }
        row.text(share.parcel())
                .text(line.code())
                .text(line.kind())
                .text(line.effect())
                .text(line.name())
                .text(line.law())
                .text(line.office())
                .real(share.areaM2())
                .real(Math.min(1, share.areaM2() / share.wholeM2()))
                .text(found.park())
                .text(found.town());
    }
}

package org.mumap.server.published.mvt;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Reads a result set into a layer: first column the feature id, second the shape as EWKB bytes (null = no shape), the others attributes: texts,
 * whole numbers, doubles, truth values. PostgreSQL's driver always speaks UTF-8 with the server, so texts are passed on as bytes.
 */
public final class TileRows {

    private static final int FIRST_ATTRIBUTE = 3;

    private enum Form {
        TEXT,
        INTEGER,
        NUMBER,
        FLAG
    }

    private TileRows() {}

    /**
     * Adds a feature per row that the tile shows. Attributes are named as their columns; null is not written.
     *
     * @return number of rows read
     */
    public static int encode(ResultSet rows, TileLayer layer) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int last = columns.getColumnCount();
        Form[] forms = new Form[last + 1];
        int[] keys = new int[last + 1];
        for (int column = FIRST_ATTRIBUTE; column <= last; column++) {
            forms[column] = form(columns.getColumnType(column));
            keys[column] = layer.key(columns.getColumnLabel(column));
        }
        int read = 0;
        while (rows.next()) {
            read++;
            byte[] shape = rows.getBytes(2);
            if (shape != null && layer.begin(rows.getLong(1), shape)) {
                for (int column = FIRST_ATTRIBUTE; column <= last; column++) {
                    attribute(rows, column, forms[column], layer, keys[column]);
                }
                layer.end();
            }
        }
        return read;
    }

    private static void attribute(ResultSet rows, int column, Form form, TileLayer layer, int key) throws SQLException {
        switch (form) {
            case TEXT -> {
                // as the driver got it: UTF-8, which is what the tile wants
                byte[] value = rows.getBytes(column);
                if (value != null) {
                    layer.text(key, value);
                }
            }
            case INTEGER -> {
                long value = rows.getLong(column);
                if (!rows.wasNull()) {
                    layer.integer(key, value);
                }
            }
            case NUMBER -> {
                double value = rows.getDouble(column);
                if (!rows.wasNull()) {
                    layer.number(key, value);
                }
            }
            case FLAG -> {
                boolean value = rows.getBoolean(column);
                if (!rows.wasNull()) {
                    layer.flag(key, value);
                }
            }
        }
    }

    private static Form form(int sqlType) {
        return switch (sqlType) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Form.INTEGER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Form.NUMBER;
            case Types.BIT, Types.BOOLEAN -> Form.FLAG;
            case Types.VARCHAR, Types.CHAR -> Form.TEXT;
            default ->
                throw new IllegalArgumentException("a tile has no attributes of SQL type " + sqlType + "; cast it");
        };
    }
}

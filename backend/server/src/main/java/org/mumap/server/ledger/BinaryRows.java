package org.mumap.server.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many rows in the binary format of {@code COPY … FROM STDIN}: no text is made or parsed on the way. Owner only: COPY is
 * refused under row level security. Columns are given in the order of the statement.
 */
public final class BinaryRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long NO_FLAGS_NO_EXTENSION = 0;
    private static final long EPOCH_OF_DATES = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);
    private static final int DIGITS = 4;
    private static final int TEXT = 25;
    private static final int ARRAY_HEAD = 3 * Integer.BYTES;
    private static final int ARRAY_DIMENSION = 2 * Integer.BYTES;
    private static final int NEGATIVE = 0x4000;

    private final CopyIn copy;
    private final short columns;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private BinaryRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = (short) columns;
        buffer.put(SIGNATURE).putLong(NO_FLAGS_NO_EXTENSION);
    }

    /**
     * Begins writing.
     *
     * @param connection connection of the owner, inside the transaction that the rows belong to
     * @param target table and columns, {@code live.idle_judged (parcel_code, …)}
     * @param columns how many columns those are
     */
    public static BinaryRows into(Connection connection, String target, int columns) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        return new BinaryRows(copy, columns);
    }

    /** Begins a row. */
    public BinaryRows row() throws SQLException {
        if (buffer.position() > BUFFER / 2) {
            flush();
        }
        buffer.putShort(columns);
        return this;
    }

    /** A text column. */
    public BinaryRows text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + Integer.BYTES).putInt(bytes.length).put(bytes);
        return this;
    }

    /** A column of texts; none of them may be null. */
    public BinaryRows texts(List<String> values) {
        List<byte[]> each = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        int bytes =
                each.stream().mapToInt(value -> value.length + Integer.BYTES).sum();
        int head = each.isEmpty() ? ARRAY_HEAD : ARRAY_HEAD + ARRAY_DIMENSION;
        room(Integer.BYTES + head + bytes).putInt(head + bytes);
        buffer.putInt(each.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT);
        if (!each.isEmpty()) {
            buffer.putInt(each.size()).putInt(1);
        }
        each.forEach(value -> buffer.putInt(value.length).put(value));
        return this;
    }

    /** An integer column. */
    public BinaryRows integer(int value) {
        room(8).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** A bigint column. */
    public BinaryRows bigint(@Nullable Long value) {
        if (value == null) {
            return none();
        }
        room(12).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** A double precision column. */
    public BinaryRows real(double value) {
        room(12).putInt(Double.BYTES).putDouble(value);
        return this;
    }

    /** A boolean column. */
    public BinaryRows flag(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A date column. */
    public BinaryRows day(@Nullable LocalDate value) {
        return value == null ? none() : integer((int) (value.toEpochDay() - EPOCH_OF_DATES));
    }

    /** A numeric column; keeps every digit and the scale. */
    public BinaryRows numeric(BigDecimal value) {
        // digits of base 10,000, aligned at the decimal point
        int scale = Math.max(value.scale(), 0);
        int groups = (scale + DIGITS - 1) / DIGITS;
        BigInteger rest = value.setScale(groups * DIGITS).unscaledValue().abs();
        short[] reversed = new short[rest.bitLength() / 13 + 1];
        int n = 0;
        while (rest.signum() != 0) {
            BigInteger[] split = rest.divideAndRemainder(TEN_THOUSAND);
            reversed[n++] = split[1].shortValueExact();
            rest = split[0];
        }
        room(Integer.BYTES + 8 + 2 * n).putInt(8 + 2 * n);
        buffer.putShort((short) n).putShort((short) (n - 1 - groups));
        buffer.putShort((short) (value.signum() < 0 ? NEGATIVE : 0)).putShort((short) scale);
        for (int i = n - 1; i >= 0; i--) {
            buffer.putShort(reversed[i]);
        }
        return this;
    }

    /** Null, of whatever type. */
    public BinaryRows none() {
        room(Integer.BYTES).putInt(-1);
        return this;
    }

    /** Ends writing; the rows are there when the transaction is. */
    public void end() throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    /** Gives up what was written when it has not been ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), 2 * buffer.capacity() + bytes))
                    .position(buffer.position());
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}

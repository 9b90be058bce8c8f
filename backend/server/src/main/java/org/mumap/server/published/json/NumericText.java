package org.mumap.server.published.json;

/** A {@code numeric} as it is sent, base ten thousand, written as a decimal with all the decimals it was stored with. */
final class NumericText {

    private static final int HEADER = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int NO_NUMBER = 0xC000;
    private static final int DIGITS_OF_ONE = 4;
    private static final int[] PLACES = {1000, 100, 10, 1};

    private NumericText() {}

    static void write(RowBytes rows, JsonBytes json) {
        int at = rows.start();
        int groups = rows.shortAt(at);
        int weight = rows.shortAt(at + 2);
        int sign = rows.shortAt(at + 4) & 0xFFFF;
        int scale = rows.shortAt(at + 6);
        if ((sign & NO_NUMBER) == NO_NUMBER) {
            json.raw("null");
            return;
        }
        if (sign == NEGATIVE && groups > 0) {
            json.put('-');
        }
        if (weight < 0) {
            json.put('0');
        }
        boolean begun = false;
        for (int i = 0; i <= weight; i++) {
            int group = group(rows, at, groups, i);
            for (int place : PLACES) {
                int digit = group / place % 10;
                begun |= digit != 0 || (i == weight && place == 1);
                if (begun) {
                    json.put((char) ('0' + digit));
                }
            }
        }
        if (scale > 0) {
            json.put('.');
            for (int i = 0; i < scale; i++) {
                int group = group(rows, at, groups, weight + 1 + i / DIGITS_OF_ONE);
                json.put((char) ('0' + group / PLACES[i % DIGITS_OF_ONE] % 10));
            }
        }
    }

    // a weight below minus one leaves whole groups of zeros between the point and the first digit
    private static int group(RowBytes rows, int at, int groups, int index) {
        return index >= 0 && index < groups ? rows.shortAt(at + HEADER + 2 * index) : 0;
    }
}

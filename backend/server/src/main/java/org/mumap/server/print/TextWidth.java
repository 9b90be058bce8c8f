package org.mumap.server.print;

/** How wide a line of text will be, near enough to find room for it on a map: Chinese letters are square, Latin ones narrower. */
final class TextWidth {

    private static final double DIGIT = 0.556;
    private static final double CAPITAL = 0.69;
    private static final double SMALL = 0.52;
    private static final double NARROW = 0.3;
    private static final int FIRST_SQUARE = 0x2E80;
    private static final String THIN = " .,:;'!|ijl·()-/";

    private TextWidth() {}

    /** Width in units of the font size. */
    static double ems(String text) {
        return text.codePoints().mapToDouble(TextWidth::ems).sum();
    }

    private static double ems(int c) {
        if (c >= FIRST_SQUARE || c == '〔' || c == '〕') {
            return 1;
        }
        if (THIN.indexOf(c) >= 0) {
            return NARROW;
        }
        return Character.isDigit(c) ? DIGIT : Character.isUpperCase(c) ? CAPITAL : SMALL;
    }
}

package org.mumap.rules.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Yuan, wan (万元 = 10,000 yuan) and fen (0.01 yuan). Whole fen are the only thing that is added up. */
public final class Money {

    private static final int WAN_TO_FEN = 6;
    private static final int YUAN_TO_FEN = 2;

    private Money() {}

    /**
     * Yuan to whole fen, HALF_UP: the one place where an amount is rounded.
     *
     * @throws ArithmeticException if the amount has more than 18 digits of fen
     */
    public static long fenOfYuan(BigDecimal yuan) {
        return fen(yuan, YUAN_TO_FEN);
    }

    /**
     * 万元 to whole fen, HALF_UP.
     *
     * @throws ArithmeticException if the amount has more than 18 digits of fen
     */
    public static long fenOfWan(BigDecimal wan) {
        return fen(wan, WAN_TO_FEN);
    }

    /** Fen to yuan, exact, 2 decimals. */
    public static BigDecimal yuanOfFen(long fen) {
        return BigDecimal.valueOf(fen, YUAN_TO_FEN);
    }

    /** Fen to 万元, exact, with 2 to 6 decimals: zeros beyond the second decimal are left out. */
    public static BigDecimal wanOfFen(long fen) {
        BigDecimal wan = BigDecimal.valueOf(fen, WAN_TO_FEN).stripTrailingZeros();
        return wan.scale() < 2 ? wan.setScale(2, RoundingMode.UNNECESSARY) : wan;
    }

    private static long fen(BigDecimal amount, int places) {
        return amount.movePointRight(places).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}

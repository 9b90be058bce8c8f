package org.mumap.server.ingest.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Cells as text. */
public final class Texts {

    private Texts() {}

    /** A cell as a person would write it: 3 and not 3.0, a day without midnight. */
    public static String plain(Object cell) {
        if (cell instanceof BigDecimal number) {
            // an exponent beyond all sense must not be written out in zeros
            return Math.abs((long) number.scale()) > 400
                    ? number.toString()
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (cell instanceof LocalDateTime time) {
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toString();
        }
        return cell.toString();
    }
}

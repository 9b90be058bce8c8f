package org.mumap.server.ingest.format;

import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.ParcelCode;
import org.mumap.rules.code.Parsed;

/**
 * The key of a parcel from the number a survey drawing gives it: a 宗地代码 is the key itself; any other number counts within its
 * register only, so the key is {@code register/number}.
 */
final class ParcelNumber {

    private ParcelNumber() {}

    /** The key, or null when the number is no 宗地代码 and no register is named. */
    static @Nullable String key(String number, @Nullable String register) {
        Parsed<ParcelCode> code = ParcelCode.parse(number);
        if (code instanceof Parsed.Ok<ParcelCode> ok) {
            return ok.get().value();
        }
        if (register == null) {
            return null;
        }
        // a file of our own names the register already
        return number.startsWith(register + "/") ? number : register + "/" + number;
    }
}

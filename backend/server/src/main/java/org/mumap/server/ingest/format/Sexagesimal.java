package org.mumap.server.ingest.format;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Degrees, minutes and seconds with their signs: 120°33′12.5″, 120度33分12.5秒, N29°1'. Nothing to guess, so they are simply read. */
final class Sexagesimal {

    private static final Pattern FORM =
            Pattern.compile("([NSEWnsew东西南北])?\\s*(\\d{1,3})\\s*[°度º˚]\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*['′’分]\\s*)?"
                    + "(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:[\"″”秒]|''|′′)\\s*)?([NSEWnsew])?");
    private static final String NEGATIVE = "SWsw西南";

    private Sexagesimal() {}

    /** Degrees; empty when the text is not of this form, or has 60 minutes or seconds. */
    static OptionalDouble read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalDouble.empty();
        }
        double minutes = form.group(3) == null ? 0 : Double.parseDouble(form.group(3));
        double seconds = form.group(4) == null ? 0 : Double.parseDouble(form.group(4));
        if (minutes >= 60 || seconds >= 60) {
            return OptionalDouble.empty();
        }
        String side = form.group(1) == null ? form.group(5) : form.group(1);
        double degrees = Integer.parseInt(form.group(2)) + minutes / 60 + seconds / 3_600;
        return OptionalDouble.of(side != null && NEGATIVE.contains(side) ? -degrees : degrees);
    }
}

package org.mumap.server.desk.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleRuleSet;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.access.Account;
import org.mumap.server.desk.Opening;
import org.mumap.server.desk.Today;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.problem.Messages;
import org.springframework.stereotype.Component;

/** The words that every sheet of the desk carries: its foot block, numbers as the house writes them, titles of codes. */
@Component
class SheetWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int DECIMALS = 2;

    private final PrintSettings settings;
    private final Opening opening;
    private final Today today;
    private final Clock clock;

    SheetWords(PrintSettings settings, Opening opening, Today today, Clock clock) {
        this.settings = settings;
        this.opening = opening;
        this.today = today;
        this.clock = clock;
    }

    /**
     * The foot block.
     *
     * @param kinds kinds of data whose dates are told, as far as there are any
     * @param zone zone of the maps on the sheet
     */
    Sheet.Foot foot(Account account, Times times, GaussZone zone, Locale locale, String... kinds) {
        List<String> wanted = Arrays.asList(kinds);
        String dates = today.listFreshness(times).stream()
                .filter(fresh -> wanted.contains(fresh.kind()))
                .map(fresh -> kind(fresh.kind(), locale) + " " + fresh.dataDate())
                .collect(Collectors.joining(" · "));
        String maker = settings.maker().isEmpty() ? opening.get().systemName() : settings.maker();
        return new Sheet.Foot(
                maker,
                word(locale, "crs", zone.number(), zone.epsgWithoutPrefix()),
                dates.isEmpty() ? "–" : dates,
                word(
                        locale,
                        "rules.idle",
                        Integer.toString(
                                IdleRuleSet.NATIONAL_2012.effectiveFrom().getYear())),
                settings.reviewNo(),
                stamp(account, locale));
    }

    /** When and by whom, as the foot and a name watermark say it. */
    String stamp(Account account, Locale locale) {
        return MINUTE.format(ZonedDateTime.now(clock)) + " · " + name(account, locale);
    }

    static String name(Account account, Locale locale) {
        return locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
    }

    /** Title of a kind of data. */
    static String kind(String kind, Locale locale) {
        return locale.getLanguage().equals("en")
                ? Kinds.get(kind).titleEn()
                : Kinds.get(kind).title();
    }

    static String word(Locale locale, String key, Object... args) {
        return Messages.text("print", locale, key, List.of(args));
    }

    /** Title of a coded value; a value that is no code stays as it is. */
    static String code(Locale locale, Object value) {
        String key = "code." + value;
        return Messages.has("print", locale, key) ? word(locale, key) : value.toString();
    }

    /** Two decimals, thousands by a space; – where there is none. */
    static String number(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        BigDecimal number = new BigDecimal(value.toString()).setScale(DECIMALS, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.2f", number).replace(',', ' ');
    }

    static String orDash(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? "–" : value.toString();
    }
}

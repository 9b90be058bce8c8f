package org.mumap.server.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.rules.idle.SiteState;

@DisplayName("A stored verdict says the same as the verdict it came from")
class VerdictJsonTest {

    private static final long SEED = 20_261_123;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Random random = new Random(SEED);

    @Test
    @DisplayName("A1 in both languages, number for number, for random facts of every finding (seed 20261123)")
    void sameWords() {
        Set<IdleFinding> seen = EnumSet.noneOf(IdleFinding.class);
        for (int i = 0; i < 600; i++) {
            IdleVerdict verdict = IdleRule.judge(facts(i), TODAY);
            seen.add(verdict.finding());
            IdleVerdict read = VerdictJson.read(VerdictJson.write(verdict));
            for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThat(IdleAnswer.of(read, locale)).as("case %d", i).isEqualTo(IdleAnswer.of(verdict, locale));
            }
        }
        assertThat(seen).as("the cases reach every finding").containsExactlyInAnyOrder(IdleFinding.values());
    }

    private IdleFacts facts(int number) {
        List<IdleContract> contracts = new ArrayList<>();
        for (int phase = 1; phase <= random.nextInt(3); phase++) {
            contracts.add(contract(phase));
        }
        List<SiteState> states = random.nextBoolean() ? List.of(state()) : List.of();
        LocalDate from = day(1_500);
        List<ExcludedPeriod> periods = random.nextInt(3) > 0
                ? List.of()
                : List.of(new ExcludedPeriod(
                        CauseCode.values()[random.nextInt(7)],
                        from,
                        from.plusDays(60),
                        random.nextBoolean(),
                        "文" + number));
        List<LegalState> legal = random.nextInt(4) > 0
                ? List.of()
                : List.of(new LegalState(
                        LegalStatus.values()[random.nextInt(LegalStatus.values().length)],
                        day(300),
                        "C-" + number,
                        "青自然资闲〔2026〕" + number + "号",
                        day(200),
                        random.nextBoolean() ? CauseCode.G2 : null,
                        null));
        return IdleFacts.national("339922001001GB%05d".formatted(number), contracts, states, periods, legal);
    }

    private IdleContract contract(int phase) {
        return new IdleContract(
                "C" + phase,
                phase,
                new BigDecimal("12000.50"),
                "青溪精工{有限}公司 'A'",
                ContractKind.values()[random.nextInt(3)],
                day(3_000).minusDays(400),
                random.nextBoolean() ? new BigDecimal("1234.567891") : null,
                random.nextBoolean() ? day(2_500) : null,
                random.nextInt(4) > 0 ? day(1_800).plusDays(200) : null,
                null,
                random.nextBoolean() ? new BigDecimal("9000") : null,
                null,
                null,
                null);
    }

    private SiteState state() {
        return new SiteState(
                day(100),
                null,
                random.nextBoolean() ? day(1_200) : null,
                random.nextBoolean() ? new BigDecimal("12000") : null,
                random.nextBoolean() ? new BigDecimal(random.nextInt(12_000)) : null,
                random.nextBoolean() ? new BigDecimal(random.nextInt(9_000)) : null,
                random.nextBoolean() ? day(900) : null,
                random.nextInt(4) == 0 ? day(80) : null,
                null);
    }

    private LocalDate day(int mostDaysAgo) {
        return TODAY.minusDays(random.nextInt(mostDaysAgo));
    }
}

package org.mumap.server.idle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.SiteState;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads contracts, site states and excluded periods from the ledger, as the rules want them. */
@Component
public class IdleFactsReader {

    /** Most parcels read at once: the arrays and the answer stay small enough to hold. */
    public static final int CHUNK = 5_000;

    private static final Kind CONTRACTS = Kinds.get("contracts");
    private static final Kind SITE_STATES = Kinds.get("site_states");
    private static final Kind EXCLUDED_PERIODS = Kinds.get("excluded_periods");

    private final Facts facts;
    private final LegalActs legalActs;

    IdleFactsReader(Facts facts, LegalActs legalActs) {
        this.facts = facts;
        this.legalActs = legalActs;
    }

    /**
     * The facts of each parcel, in the order of the codes; empty lists where the ledger has none.
     *
     * @param jdbc with whose rights to read: the application's for answers, the owner's for judging
     * @param codes at most {@link #CHUNK} parcel codes
     * @param times facts known then; days later than {@code asOf} stay in, the rule does not look at them
     */
    public Map<String, IdleFacts> read(JdbcClient jdbc, Collection<String> codes, Times times) {
        Map<String, List<IdleContract>> contracts =
                byParcel(facts.list(jdbc, CONTRACTS, "parcel_code", codes, times), IdleFactsReader::contract);
        Map<String, List<SiteState>> states =
                byParcel(facts.list(jdbc, SITE_STATES, "parcel_code", codes, times), IdleFactsReader::siteState);
        Map<String, List<ExcludedPeriod>> periods = byParcel(
                facts.list(jdbc, EXCLUDED_PERIODS, "parcel_code", codes, times), IdleFactsReader::excludedPeriod);
        Map<String, List<LegalState>> legal = legalActs(jdbc, ParcelRange.of(List.copyOf(codes)), times);
        Map<String, IdleFacts> read = new LinkedHashMap<>();
        for (String code : codes) {
            read.put(
                    code,
                    IdleFacts.national(
                            code,
                            contracts.getOrDefault(code, List.of()),
                            states.getOrDefault(code, List.of()),
                            periods.getOrDefault(code, List.of()),
                            legal.getOrDefault(code, List.of())));
        }
        return read;
    }

    /** Where the cases of these parcels stood after each act, by parcel; parcels without a case are not there. */
    Map<String, List<LegalState>> legalActs(JdbcClient jdbc, ParcelRange range, Times times) {
        return legalActs.read(jdbc, range, times);
    }

    private static <T> Map<String, List<T>> byParcel(List<Fact> rows, java.util.function.Function<Fact, T> read) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.requiredText("parcel_code"), Collectors.mapping(read, Collectors.toList())));
    }

    private static IdleContract contract(Fact row) {
        String means = row.text("means");
        return new IdleContract(
                row.requiredText("contract_no"),
                Objects.requireNonNullElse(row.integer("phase"), 1),
                row.number("phase_area_m2"),
                row.requiredText("holder_name"),
                ContractKind.valueOf(row.requiredText("kind")),
                row.requiredDate("signed_on"),
                row.number("price_wan"),
                row.date("delivered_on"),
                row.date("agreed_start_on"),
                row.date("agreed_completion_on"),
                row.number("agreed_investment_wan"),
                row.text("supplements"),
                row.date("approved_on"),
                means == null ? null : DisposalMeans.valueOf(means));
    }

    private static SiteState siteState(Fact row) {
        return new SiteState(
                row.requiredDate("observed_on"),
                row.date("permit_on"),
                row.date("started_on"),
                row.number("should_develop_m2"),
                row.number("developed_m2"),
                row.number("invested_wan"),
                row.date("stopped_on"),
                row.date("completed_on"),
                row.date("production_on"));
    }

    private static ExcludedPeriod excludedPeriod(Fact row) {
        return new ExcludedPeriod(
                CauseCode.valueOf(row.requiredText("cause")),
                row.requiredDate("from_on"),
                row.requiredDate("to_on"),
                row.flag("verified"),
                row.text("document_no"));
    }
}

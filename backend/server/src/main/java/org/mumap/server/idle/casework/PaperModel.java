package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseType;
import org.mumap.rules.idle.casework.FeeSheet;
import org.mumap.rules.idle.casework.PaperKind;

/**
 * All names, numbers, dates and sums a paper may state, from the ledger as of the day of issue.
 *
 * @param kind which paper
 * @param documentNo its number in full, null on a draft
 * @param issuedOn day of issue
 * @param county name of the county, empty when none is imported
 * @param officer name of the officer who issues it
 * @param file the case
 * @param holder the holder of the land
 * @param land the land
 * @param contract the contract that rules it, null when the ledger has none
 * @param verdict what the facts say on the day of issue: base, days, marks, shares, clauses
 * @param fee how the idle-land fee is made: price, share, sum and the formula in words
 * @param creditors mortgagees and courts with a right in the land on that day
 * @param earlier the papers of the case issued before, oldest first
 * @param fields what the act itself states, by field name, as text
 * @param stated what earlier acts of the case state, the last of each kind that was not undone
 * @param geometry the land (EPSG:4490)
 * @param neighbours land around it, for the location map
 */
public record PaperModel(
        PaperKind kind,
        @Nullable String documentNo,
        LocalDate issuedOn,
        String county,
        String officer,
        File file,
        Holder holder,
        Land land,
        @Nullable Contract contract,
        IdleVerdict verdict,
        FeeSheet fee,
        List<Creditor> creditors,
        List<Earlier> earlier,
        Map<String, String> fields,
        Map<CaseAct, Map<String, String>> stated,
        Geometry geometry,
        List<Neighbour> neighbours) {

    /**
     * The case.
     *
     * @param caseNo its number, empty while it is not opened
     * @param type the kind of idle land
     * @param cause cause that was found, null while none is
     * @param means means of art. 12 that was agreed, null while none is
     * @param openedOn day of the opening, null while it is not opened
     */
    public record File(
            String caseNo,
            CaseType type,
            @Nullable CauseCode cause,
            @Nullable DisposalMeans means,
            @Nullable LocalDate openedOn) {}

    /** The holder: name and 统一社会信用代码. */
    public record Holder(String name, @Nullable String creditCode) {}

    /**
     * The land.
     *
     * @param areaM2 registered area, else the ellipsoidal one, m²
     * @param areaMu the same in mu, 4 decimals
     */
    public record Land(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkName,
            @Nullable String town,
            @Nullable String landUseCode,
            @Nullable String realEstateUnitNo,
            BigDecimal areaM2,
            BigDecimal areaMu) {}

    /** The contract; the names are those of the import kind {@code contracts}. */
    public record Contract(
            String contractNo,
            String kind,
            LocalDate signedOn,
            @Nullable BigDecimal priceWan,
            @Nullable LocalDate deliveredOn,
            @Nullable LocalDate agreedStartOn,
            @Nullable LocalDate agreedCompletionOn,
            @Nullable BigDecimal agreedInvestmentWan,
            @Nullable String supervisionNo) {}

    /** Somebody with a right in the land: {@code MORTGAGE} or {@code SEIZURE}. */
    public record Creditor(
            String kind,
            String name,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate toOn,
            @Nullable BigDecimal amountWan,
            @Nullable String documentNo) {}

    /** A paper of the case issued before. */
    public record Earlier(
            PaperKind kind,
            String documentNo,
            LocalDate issuedOn,
            @Nullable LocalDate servedOn) {}

    /** Land around it. */
    public record Neighbour(String parcelCode, @Nullable String name, Geometry geometry) {}
}

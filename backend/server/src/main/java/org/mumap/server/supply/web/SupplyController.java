package org.mumap.server.supply.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.supply.BatchParcel;
import org.mumap.rules.supply.SupplyRow;
import org.mumap.rules.supply.SupplyTable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.mumap.server.supply.SupplyBoard;
import org.mumap.server.supply.SupplyStage;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The supply chain board: {@code GET /api/supply/chain} and the list behind each of its numbers. */
@RestController
@RequestMapping("/api/supply")
class SupplyController {

    private final SupplyBoard board;
    private final SignedIn signedIn;
    private final Clock clock;

    SupplyController(SupplyBoard board, SignedIn signedIn, Clock clock) {
        this.board = board;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Areas in mu; {@code supplyRate} a share from 0 to 1, null when nothing was approved. */
    record Areas(
            BigDecimal approvedMu,
            BigDecimal toExpropriateMu,
            BigDecimal signedMu,
            BigDecimal paidMu,
            BigDecimal clearedMu,
            BigDecimal suppliedMu,
            BigDecimal unsuppliedMu,
            BigDecimal deliveredMu,
            BigDecimal startedMu,
            BigDecimal notStartedMu,
            @Nullable BigDecimal supplyRate) {

        static Areas of(SupplyRow row) {
            return new Areas(
                    Mu.ofSquareMetres(row.approvedM2()),
                    Mu.ofSquareMetres(row.toExpropriateM2()),
                    Mu.ofSquareMetres(row.signedM2()),
                    Mu.ofSquareMetres(row.paidM2()),
                    Mu.ofSquareMetres(row.clearedM2()),
                    Mu.ofSquareMetres(row.suppliedM2()),
                    Mu.ofSquareMetres(row.unsuppliedM2()),
                    Mu.ofSquareMetres(row.deliveredM2()),
                    Mu.ofSquareMetres(row.startedM2()),
                    Mu.ofSquareMetres(row.notStartedM2()),
                    row.supplyRate().orElse(null));
        }
    }

    record BatchAnswer(
            String batchNo,
            LocalDate approvedOn,
            @Nullable String documentNo,
            @Nullable String use,
            Areas areas,
            BigDecimal beyondMu,
            @Nullable LocalDate lapsesOn,
            int parcels) {}

    record TownAnswer(String town, Areas areas) {}

    record QuotaAnswer(int year, @Nullable String use, BigDecimal issuedMu, BigDecimal usedMu, BigDecimal leftMu) {}

    /**
     * @param total all batches
     * @param recent batches of the years the supply rate is looked at
     * @param rateYears how many years those are
     * @param watchedRate rate below which new quotas are paused
     * @param rateBelowWatch whether it is below
     * @param rules documents the watch values stand in
     */
    record Answer(
            LocalDate asOf,
            Instant knownAt,
            Areas total,
            Areas recent,
            int rateYears,
            BigDecimal watchedRate,
            boolean rateBelowWatch,
            String rules,
            List<BatchAnswer> batches,
            List<TownAnswer> byTown,
            List<QuotaAnswer> quotas) {}

    record ParcelAnswer(
            String batchNo,
            String parcelCode,
            @Nullable String town,
            BigDecimal insideMu,
            @Nullable LocalDate suppliedOn,
            @Nullable LocalDate deliveredOn,
            @Nullable LocalDate startedOn) {}

    record ParcelsAnswer(List<ParcelAnswer> rows, Map<String, Object> total) {}

    @GetMapping("/chain")
    Answer chain(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        requireCounty();
        Times times = Times.of(asOf, knownAt, clock);
        SupplyTable table = board.table(times);
        return new Answer(
                times.asOf(),
                times.knownAt(),
                Areas.of(table.total()),
                Areas.of(table.recent()),
                table.ruleSet().rateYears(),
                table.ruleSet().watchedRate(),
                table.rateBelowWatch(),
                table.ruleSet().documentNo(),
                table.batches().stream().map(SupplyController::answer).toList(),
                table.byTown().entrySet().stream()
                        .map(town -> new TownAnswer(town.getKey(), Areas.of(town.getValue())))
                        .toList(),
                table.quotas().stream()
                        .map(row -> new QuotaAnswer(
                                row.year(),
                                row.use(),
                                Mu.ofSquareMetres(row.issuedM2()),
                                Mu.ofSquareMetres(row.usedM2()),
                                Mu.ofSquareMetres(row.leftM2())))
                        .toList());
    }

    @GetMapping("/parcels")
    ParcelsAnswer parcels(
            @RequestParam SupplyStage stage,
            @RequestParam @Nullable String batch,
            @RequestParam @Nullable String town,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        requireCounty();
        List<BatchParcel> parcels = board.list(stage, batch, town, Times.of(asOf, knownAt, clock));
        BigDecimal area = parcels.stream().map(BatchParcel::insideM2).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ParcelsAnswer(
                parcels.stream().map(SupplyController::answer).toList(),
                Map.of("parcels", parcels.size(), "areaMu", Mu.ofSquareMetres(area)));
    }

    // part of a batch would be mistaken for all of it
    private void requireCounty() {
        if (!signedIn.get().county()) {
            throw Problem.forbidden("county-only");
        }
    }

    private static BatchAnswer answer(SupplyTable.Batch row) {
        return new BatchAnswer(
                row.batch().batchNo(),
                row.batch().approvedOn(),
                row.batch().documentNo(),
                row.batch().use(),
                Areas.of(row.row()),
                Mu.ofSquareMetres(row.beyondM2()),
                row.lapsesOn(),
                row.parcels());
    }

    private static ParcelAnswer answer(BatchParcel parcel) {
        return new ParcelAnswer(
                parcel.batchNo(),
                parcel.parcelCode(),
                parcel.town(),
                Mu.ofSquareMetres(parcel.insideM2()),
                parcel.suppliedOn(),
                parcel.deliveredOn(),
                parcel.startedOn());
    }
}

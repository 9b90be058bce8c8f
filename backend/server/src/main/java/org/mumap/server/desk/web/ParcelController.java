package org.mumap.server.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.Dossier;
import org.mumap.server.desk.Dossiers;
import org.mumap.server.desk.HolderParcels;
import org.mumap.server.desk.ParcelList;
import org.mumap.server.ledger.Times;
import org.mumap.server.parcel.ParcelPage;
import org.mumap.server.problem.Messages;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parcels: the list and the dossier. */
@RestController
class ParcelController {

    private static final int MOST_ROWS = 1_000;

    private final ParcelList list;
    private final Dossiers dossiers;
    private final HolderParcels holders;
    private final Clock clock;

    ParcelController(ParcelList list, Dossiers dossiers, HolderParcels holders, Clock clock) {
        this.list = list;
        this.dossiers = dossiers;
        this.holders = holders;
        this.clock = clock;
    }

    @GetMapping("/api/parcels")
    ParcelPage list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String park,
            @RequestParam(required = false) @Nullable String town,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return list.list(
                blankToNull(q),
                blankToNull(park),
                blankToNull(town),
                Times.of(asOf, knownAt, clock),
                after,
                Math.max(1, Math.min(limit, MOST_ROWS)));
    }

    @GetMapping("/api/parcels/{code}")
    Dossier dossier(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return dossiers.get(code, Times.of(asOf, knownAt, clock), Messages.current());
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}")
    Dossier dossier(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return dossier(register + "/" + number, asOf, knownAt);
    }

    /** All land of whoever holds the parcel today. */
    @GetMapping("/api/parcels/{code}/holder")
    HolderParcels.Held holder(@PathVariable String code) {
        return holders.of(code);
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}/holder")
    HolderParcels.Held holder(@PathVariable String register, @PathVariable String number) {
        return holders.of(register + "/" + number);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

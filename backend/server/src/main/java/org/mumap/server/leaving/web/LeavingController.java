package org.mumap.server.leaving.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.LowReason;
import org.mumap.rules.leaving.Roads;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.leaving.LeavingEntry;
import org.mumap.server.leaving.LeavingLists;
import org.mumap.server.leaving.LeavingRegister;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could leave, and the register of what shall. */
@RestController
@RequestMapping("/api")
class LeavingController {

    private static final int PAGE = 200;
    private static final int MOST = 1_000;

    private final LeavingLists lists;
    private final LeavingRegister register;
    private final SignedIn signedIn;
    private final Clock clock;

    LeavingController(LeavingLists lists, LeavingRegister register, SignedIn signedIn, Clock clock) {
        this.lists = lists;
        this.register = register;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param rows its rows
     * @param total how many there are in all
     * @param mu their land together, mu
     * @param taxGainWan what they would yield more at the median, 万元; null where tax is hidden
     * @param outputGainWan the same of the output, 万元
     * @param gainUnknown rows that add nothing to the gain because their returns or the median are not known
     * @param taxHidden whether what single firms paid is hidden from the caller: bands in its place
     * @param byReason parcels by reason; a parcel may count under several
     * @param next key to go on after, null on the last page
     */
    record Page<T>(
            List<T> rows,
            int total,
            BigDecimal mu,
            @Nullable BigDecimal taxGainWan,
            BigDecimal outputGainWan,
            int gainUnknown,
            boolean taxHidden,
            Map<LowReason, Integer> byReason,
            @Nullable String next) {}

    record Buildings(List<LeavingLists.BuildingRow> rows, int total, BigDecimal floorM2, BigDecimal emptyM2) {}

    record Register(List<LeavingEntry> rows) {}

    record NewEntry(
            @Nullable String parcelCode,
            @Nullable String creditCode,
            Roads.@Nullable Road road,
            @Nullable String reason,
            @Nullable LocalDate enteredOn) {}

    record Exit(@Nullable LocalDate leftOn, @Nullable String reason) {}

    @GetMapping("/leaving/land")
    Page<LeavingLists.LandRow> land(
            @RequestParam @Nullable String park,
            @RequestParam @Nullable LowReason reason,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        List<LeavingLists.LandRow> all = land(blank(park), reader());
        List<LeavingLists.LandRow> wanted = reason == null
                ? all
                : all.stream().filter(row -> row.reasons().contains(reason)).toList();
        return page(
                wanted,
                LeavingLists.LandRow::parcelCode,
                LeavingLists.LandRow::mu,
                LeavingLists.LandRow::roads,
                after,
                limit,
                LeavingLists.byReason(all));
    }

    @GetMapping("/leaving/firms")
    Page<LeavingLists.FirmRow> firms(
            @RequestParam @Nullable String park,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return page(
                firms(blank(park), reader()),
                LeavingLists.FirmRow::creditCode,
                LeavingLists.FirmRow::mu,
                LeavingLists.FirmRow::roads,
                after,
                limit,
                Map.of());
    }

    @GetMapping("/leaving/buildings")
    Buildings buildings(@RequestParam @Nullable String park) {
        signedIn.get();
        List<LeavingLists.BuildingRow> rows = lists.buildings(blank(park));
        return new Buildings(
                rows.stream().limit(MOST).toList(),
                rows.size(),
                sum(rows, LeavingLists.BuildingRow::floorAreaM2),
                sum(rows, LeavingLists.BuildingRow::emptyM2));
    }

    @GetMapping("/leaving/register")
    Register register(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        reader();
        return new Register(register.list(Times.of(asOf, knownAt, clock)));
    }

    @PostMapping("/leaving/register")
    ResponseEntity<Map<String, String>> enter(@RequestBody NewEntry entry) {
        Account by = signedIn.require(Permission.SCHEME, Permission.IDLE_ACT);
        Roads.Road road = entry.road();
        if (road == null) {
            throw Problem.badRequest("field-needed", "road");
        }
        String id = register.enter(
                new LeavingRegister.Entry(
                        entry.parcelCode(),
                        entry.creditCode(),
                        road,
                        entry.reason() == null ? "" : entry.reason(),
                        entry.enteredOn()),
                by);
        return ResponseEntity.created(URI.create("/api/leaving/register")).body(Map.of("id", id));
    }

    @PostMapping("/leaving/register/{id:\\d{1,18}}/exit")
    ResponseEntity<Void> takeOff(@PathVariable long id, @RequestBody Exit exit) {
        Account by = signedIn.require(Permission.SCHEME, Permission.IDLE_ACT);
        register.takeOff(id, exit.leftOn(), exit.reason() == null ? "" : exit.reason(), by);
        return ResponseEntity.noContent().build();
    }

    /** Everything in one workbook: land, firms, buildings, register. */
    @GetMapping("/leaving.xlsx")
    void workbook(@RequestParam @Nullable String park, HttpServletResponse response) throws IOException {
        Account by = reader();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"leaving.xlsx\"");
        LeavingWorkbook.write(
                land(blank(park), by),
                firms(blank(park), by),
                lists.buildings(blank(park)),
                register.list(Times.now(clock)),
                Messages.current(),
                response.getOutputStream());
    }

    private List<LeavingLists.LandRow> land(@Nullable String park, Account by) {
        List<LeavingLists.LandRow> rows = lists.land(park);
        return by.seesTax()
                ? rows
                : rows.stream().map(LeavingLists.LandRow::withoutTax).toList();
    }

    private List<LeavingLists.FirmRow> firms(@Nullable String park, Account by) {
        List<LeavingLists.FirmRow> rows = lists.firms(park);
        return by.seesTax()
                ? rows
                : rows.stream().map(LeavingLists.FirmRow::withoutTax).toList();
    }

    private <T> Page<T> page(
            List<T> all,
            Function<T, String> key,
            Function<T, BigDecimal> mu,
            Function<T, Roads> roads,
            @Nullable String after,
            @Nullable Integer limit,
            Map<LowReason, Integer> byReason) {
        int size = limit == null ? PAGE : limit;
        if (size < 1) {
            throw Problem.badRequest("limit-too-small", size);
        }
        size = Math.min(size, MOST);
        int from = 0;
        for (int i = 0; after != null && i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(after)) {
                from = i + 1;
            }
        }
        List<T> rows = all.stream().skip(from).limit(size).toList();
        boolean seesTax = signedIn.get().seesTax();
        boolean more = from + rows.size() < all.size();
        return new Page<>(
                rows,
                all.size(),
                sum(all, mu),
                seesTax ? sum(all, row -> orZero(gain(roads.apply(row)).taxGainWan())) : null,
                sum(all, row -> orZero(gain(roads.apply(row)).outputGainWan())),
                Math.toIntExact(all.stream()
                        .map(row -> gain(roads.apply(row)))
                        .filter(gain -> (seesTax ? gain.taxGainWan() : gain.outputGainWan()) == null)
                        .count()),
                !seesTax,
                byReason,
                more ? key.apply(rows.get(rows.size() - 1)) : null);
    }

    /** The gains are the same by every road. */
    private static Roads.Gain gain(Roads roads) {
        return roads.roads().get(0);
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> field) {
        return rows.stream().map(field).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private Account reader() {
        return signedIn.require(
                Permission.SCHEME, Permission.THRESHOLD, Permission.IDLE_ACT, Permission.PROJECT, Permission.INSTRUCT);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

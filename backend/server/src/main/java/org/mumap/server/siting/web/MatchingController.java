package org.mumap.server.siting.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.rules.siting.matching.Aim;
import org.mumap.rules.siting.matching.MatchingPlan;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.matching.Matchings;
import org.mumap.server.siting.matching.WaitingProject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which waiting project on which land. */
@RestController
@RequestMapping("/api/siting")
class MatchingController {

    private static final double OVERSIZE = 1.5;
    private static final double MOST_OVERSIZE = 10;

    private final Matchings matchings;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    MatchingController(Matchings matchings, SignedIn signedIn, Audit audit, Clock clock) {
        this.matchings = matchings;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param projects only these project codes
     * @param asOf the day asked about
     * @param aim what shall be as large as it can be; TAX_PER_MU unless given
     * @param supply ways in which land may be had; what nobody holds unless given
     * @param oversize how many times the need the land may be at most; 1.5 unless given
     */
    record MatchingRequest(
            @Nullable List<String> projects,
            @Nullable LocalDate asOf,
            @Nullable String aim,
            @Nullable List<String> supply,
            @Nullable Double oversize) {}

    /** A project on its land. */
    record Placement(
            String project,
            String projectName,
            BigDecimal needMu,
            @Nullable BigDecimal promisedTaxWanPerMu,
            String parcel,
            @Nullable String parcelName,
            BigDecimal areaMu,
            List<SupplyKind> supply,
            BigDecimal gain,
            BigDecimal taxWan) {}

    /** A project without land, and why. */
    record Unplaced(
            String project,
            String projectName,
            BigDecimal needMu,
            String reason,
            String explanation,
            @Nullable String nearest) {}

    /** What a site is worth to the whole. */
    record Scarcity(String parcel, @Nullable String parcelName, BigDecimal loss, String explanation) {}

    /** Land nobody was given. */
    record Free(String parcel, @Nullable String parcelName, BigDecimal areaMu) {}

    /** The assignment. */
    record Answer(
            String aim,
            String unit,
            LocalDate asOf,
            LocalDate landOn,
            BigDecimal total,
            BigDecimal taxWan,
            BigDecimal areaMu,
            int waiting,
            int land,
            List<Placement> placements,
            List<Unplaced> unplaced,
            List<Scarcity> scarcity,
            List<Free> free) {}

    @PostMapping("/matching")
    Answer match(@RequestBody(required = false) @Nullable MatchingRequest body) {
        signedIn.require(Permission.SITING, Permission.PROJECT);
        return answer(body);
    }

    @PostMapping("/matching.xlsx")
    ResponseEntity<byte[]> workbook(@RequestBody(required = false) @Nullable MatchingRequest body) {
        Account account = signedIn.require(Permission.SITING, Permission.PROJECT);
        Answer answer = answer(body);
        Locale language = Messages.current();
        byte[] file = new MatchingWorkbook(language).write(answer);
        audit.record(account.username(), "siting.matching.xlsx", answer.aim(), "ok", Map.of());
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        Messages.text("siting", language, "match.file", List.of(answer.landOn())),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    private Answer answer(@Nullable MatchingRequest body) {
        MatchingRequest request = body == null ? new MatchingRequest(null, null, null, null, null) : body;
        LocalDate today = LocalDate.now(clock);
        Matchings.Question question = new Matchings.Question(
                aim(request.aim()),
                request.projects(),
                supply(request.supply()),
                oversize(request.oversize()),
                Objects.requireNonNullElse(request.asOf(), today));
        Matchings.Answer found = matchings.match(question);
        MatchingPlan plan = found.plan();
        MatchingWords words = new MatchingWords(found, Messages.current());
        return new Answer(
                plan.aim().name(),
                unit(plan.aim()),
                question.asOf(),
                today,
                plan.total(),
                plan.taxWan(),
                plan.areaMu(),
                found.projects().size(),
                found.land().size(),
                plan.placements().stream().map(one -> placement(one, found)).toList(),
                plan.unplaced().stream().map(one -> unplaced(one, found, words)).toList(),
                plan.scarcity().stream()
                        .map(one -> new Scarcity(
                                one.site(), land(found, one.site()).name(), one.loss(), words.scarcity(one)))
                        .toList(),
                plan.free().stream()
                        .map(code -> new Free(
                                code,
                                land(found, code).name(),
                                land(found, code).areaMu()))
                        .toList());
    }

    private static Placement placement(MatchingPlan.Placement one, Matchings.Answer found) {
        WaitingProject project = project(found, one.project());
        Matchings.Land land = land(found, one.site());
        return new Placement(
                project.code(),
                project.name(),
                project.needMu(),
                project.taxWanPerMu(),
                land.code(),
                land.name(),
                land.areaMu(),
                new ArrayList<>(land.supply()),
                one.gain(),
                one.taxWan());
    }

    private static Unplaced unplaced(MatchingPlan.Unplaced one, Matchings.Answer found, MatchingWords words) {
        WaitingProject project = project(found, one.project());
        Matchings.Blocked blocked = found.blocked().get(one.project());
        return new Unplaced(
                project.code(),
                project.name(),
                project.needMu(),
                one.reason().name(),
                words.unplaced(one, blocked),
                blocked == null || blocked.nearest() == null
                        ? null
                        : blocked.nearest().parcel());
    }

    private static WaitingProject project(Matchings.Answer found, String code) {
        return Objects.requireNonNull(found.projects().get(code), code);
    }

    private static Matchings.Land land(Matchings.Answer found, String code) {
        return Objects.requireNonNull(found.land().get(code), code);
    }

    private static String unit(Aim aim) {
        return switch (aim) {
            case TAX_PER_MU -> "wanPerMu";
            case TAX, INVESTMENT -> "wan";
            case PLACED -> "projects";
        };
    }

    private static Aim aim(@Nullable String name) {
        return name == null ? Aim.TAX_PER_MU : Aim.find(name).orElseThrow(() -> unknown("aim", name, Aim.values()));
    }

    private static Set<SupplyKind> supply(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.of(SupplyKind.RESERVE, SupplyKind.APPROVED_UNSUPPLIED);
        }
        return names.stream()
                .map(name -> Stream.of(SupplyKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown("supply", name, SupplyKind.values())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SupplyKind.class)));
    }

    private static double oversize(@Nullable Double value) {
        if (value == null) {
            return OVERSIZE;
        }
        if (!(value >= 1 && value <= MOST_OVERSIZE)) {
            throw Problem.badRequest("matching-oversize", value, MOST_OVERSIZE);
        }
        return value;
    }

    private static Problem unknown(String field, String value, Enum<?>[] known) {
        return Problem.badRequest(
                "siting-unknown",
                field,
                value,
                Arrays.stream(known).map(Enum::name).collect(Collectors.joining(" ")));
    }
}

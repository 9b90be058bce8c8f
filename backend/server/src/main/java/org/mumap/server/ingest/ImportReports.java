package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Batches;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Stages;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said about imports. An import is shown to whoever brought it and to those who may import everything for the county; to
 * anybody else it does not exist.
 */
@Service
public class ImportReports {

    /** Complaints shown with the report itself; the rest is paged. */
    public static final int FIRST = 1_000;

    /** Problems between two parcels: {0} the other one, {1} the size in m². */
    private static final Set<String> BETWEEN_TWO = Set.of(
            "duplicate-shape", "overlap", "small-overlap", "sliver", "gap", "gap-not-measured", "predecessor-alive");

    private static final int MOST_FEATURES = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LAYER_CODES = Set.of("several-layers", "several-cad-layers", "no-such-layer");

    private final Batches batches;
    private final Stages stages;
    private final JdbcClient jdbc;

    ImportReports(Batches batches, Stages stages, @Owner JdbcClient jdbc) {
        this.batches = batches;
        this.stages = stages;
        this.jdbc = jdbc;
    }

    /**
     * One complaint.
     *
     * @param row row of the file
     * @param sheet sheet of a workbook, or null
     * @param field key of the column, or null when the row as a whole is meant
     * @param severity ERROR (the row is rejected) or WARNING (kept and shown)
     * @param code code
     * @param value the value complained about, or null
     * @param message what is wrong, with file, row and field
     * @param cure what to do
     * @param where GeoJSON of the place, or null
     * @param other the other parcel of an overlap or gap; null where there is none, or its name is not to be told
     * @param areaM2 size of the overlap or gap
     * @param decision what a person decided about it in the fabric workbench, or null
     */
    public record Complaint(
            @Nullable Integer row,
            @Nullable String sheet,
            @Nullable String field,
            String severity,
            String code,
            @Nullable String value,
            String message,
            String cure,
            @Nullable Map<String, Object> where,
            @Nullable String other,
            @Nullable BigDecimal areaM2,
            FabricIssues.@Nullable Decision decision) {}

    /** Some complaints and the number to go on after, or null. */
    public record Complaints(List<Complaint> rows, @Nullable String next) {}

    /** A batch as told to people and programs. */
    public record Report(
            String id,
            String kind,
            String state,
            double progress,
            String fileName,
            @Nullable String register,
            String mode,
            LocalDate dataDate,
            int rows,
            int accepted,
            int rejected,
            int warnings,
            Map<String, Integer> counts,
            Map<String, Integer> changes,
            String by,
            Instant createdAt,
            @Nullable String committedBy,
            @Nullable Instant committedAt,
            @Nullable Instant rolledBackAt,
            @Nullable String rollbackOf,
            Stages.@Nullable Now work,
            @Nullable Integer undone,
            @Nullable Map<String, Object> extent,
            @Nullable Map<String, BigDecimal> areas,
            @Nullable String message,
            List<String> layers,
            @Nullable List<Map<String, String>> header,
            @Nullable String cure,
            @Nullable List<Complaint> problems) {}

    /** Some batches and the number to go on after, or null. */
    public record Reports(List<Report> rows, @Nullable String next) {}

    /** A batch with its first complaints. */
    @Transactional(readOnly = true)
    public Report get(long batchId, Account account) {
        Batch batch = visible(batchId, account);
        return report(batch, complaints(batch, null, 0, FIRST).rows());
    }

    /** The newest batches the account may see, before that number. */
    @Transactional(readOnly = true)
    public Reports list(long before, int limit, Account account) {
        List<Batch> found = seesAll(account)
                ? batches.listBefore(before, Limit.of(limit + 1))
                : batches.listBeforeBy(account.username(), before, Limit.of(limit + 1));
        List<Report> rows =
                found.stream().limit(limit).map(b -> report(b, null)).toList();
        String next = found.size() > limit ? rows.get(rows.size() - 1).id() : null;
        return new Reports(rows, next);
    }

    /** Complaints of a batch, of one code or all, after that number. */
    @Transactional(readOnly = true)
    public Complaints problems(long batchId, @Nullable String code, long after, int limit, Account account) {
        return complaints(visible(batchId, account), code, after, limit);
    }

    /** The batch, when the account may see it. */
    @Transactional(readOnly = true)
    public Batch visible(long batchId, Account account) {
        return batches.findById(batchId)
                .filter(b -> seesAll(account) || b.importer().username().equals(account.username()))
                .orElseThrow(() -> Problem.notFound("no-such-batch", batchId));
    }

    private static boolean seesAll(Account account) {
        return account.county() && account.may(Permission.IMPORT);
    }

    // errors before warnings: what is refused is what must be mended
    private Complaints complaints(Batch batch, @Nullable String code, long after, int limit) {
        record Numbered(long id, Complaint complaint) {}
        List<Numbered> found = jdbc.sql("""
            select * from (
              select *, case severity when 'ERROR' then id else id + 1000000000000000 end as place_in_list
              from ledger.import_problem where batch_id = :batch and (:code::text is null or code = :code)) p
            left join lateral (
              select verdict, reason, row_no as decided_row, area_before_m2, area_after_m2, decided_by, decided_at
              from ledger.fabric_decision d
              where d.batch_id = p.batch_id and d.undone_at is null and (d.problem_id = p.id or d.id = p.settled_by)
              order by (d.problem_id = p.id) desc limit 1) d on true
            where place_in_list > :after
            order by place_in_list limit :limit
            """)
                .param("batch", batch.id())
                .param("after", after)
                .param("code", code)
                .param("limit", limit + 1)
                .query((row, n) -> new Numbered(row.getLong("place_in_list"), complaint(batch, row)))
                .list();
        List<Complaint> rows =
                found.stream().limit(limit).map(Numbered::complaint).toList();
        String next = found.size() > limit ? Long.toString(found.get(limit - 1).id()) : null;
        return new Complaints(rows, next);
    }

    private static Complaint complaint(Batch batch, ResultSet row) throws SQLException {
        Locale locale = Messages.current();
        String code = row.getString("code");
        List<String> args = JSON.readValue(row.getString("args"), new TypeReference<List<String>>() {});
        String place = row.getString("place");
        String value = args.isEmpty() || args.get(0).isEmpty() || args.get(0).startsWith("@") ? null : args.get(0);
        return new Complaint(
                row.getObject("row_no", Integer.class),
                row.getString("sheet"),
                row.getString("field"),
                row.getString("severity"),
                code,
                value,
                ImportTexts.message(
                        locale,
                        batch.options().kind(),
                        batch.fileName(),
                        row.getString("sheet"),
                        row.getInt("row_no"),
                        row.getString("field"),
                        code,
                        args),
                ImportTexts.cure(locale, code, args),
                place == null ? null : GeoJson.toMap(PostgisShapes.ofHex(place)),
                BETWEEN_TWO.contains(code) ? value : null,
                BETWEEN_TWO.contains(code) && args.size() > 1 ? new BigDecimal(args.get(1)) : null,
                row.getString("verdict") == null ? null : FabricIssues.decision(row));
    }

    /** Where a file failed because a layer must be chosen: those there are. */
    private static List<String> layers(@Nullable Map<String, Object> message) {
        if (message == null || !(message.get("args") instanceof List<?> args) || args.isEmpty()) {
            return List.of();
        }
        return LAYER_CODES.contains(String.valueOf(message.get("code")))
                ? List.of(String.valueOf(args.get(args.size() - 1)).split(", "))
                : List.of();
    }

    private Report report(Batch b, @Nullable List<Complaint> problems) {
        Batch.Options options = b.options();
        Map<String, Integer> counts = new LinkedHashMap<>();
        b.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        Map<String, Integer> changes = new LinkedHashMap<>();
        for (String change : List.of("new", "changed", "same", "vanished")) {
            changes.put(change, b.changes().getOrDefault(change, 0));
        }
        return new Report(
                Long.toString(b.id()),
                options.kind(),
                b.state().name(),
                b.progress(),
                b.fileName(),
                options.register(),
                options.mode(),
                options.dataDate(),
                b.rows(),
                b.accepted(),
                b.rejected(),
                b.warnings(),
                counts,
                changes,
                b.importer().username(),
                b.createdAt(),
                b.committedBy(),
                b.committedAt(),
                b.rolledBackAt(),
                b.rollbackOf() == null ? null : Long.toString(b.rollbackOf()),
                stages.find(b.id()).orElse(null),
                b.undone(),
                b.extent() == null ? null : GeoJson.toMap(b.extent()),
                b.areas(),
                ImportTexts.failure(Messages.current(), b.message()),
                layers(b.message()),
                b.header(),
                options.cure(),
                problems);
    }

    /**
     * Writes the shapes of a batch as a GeoJSON collection, accepted and rejected ones.
     *
     * @param batch a batch the reader may see
     * @throws Problem 410 when its rows were cleaned away
     */
    @Transactional(readOnly = true)
    public void writeFeatures(Batch batch, OutputStream out) throws IOException {
        if (batch.stagedCleanedAt() != null) {
            throw new Problem(HttpStatus.GONE, "batch-rows-cleaned", batch.id());
        }
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeArrayPropertyStart("features");
            jdbc.sql("""
                select row_no, row_key, accepted, change, geom::text as shape from ledger.staged_row
                where batch_id = :batch and geom is not null order by row_no limit :most
                """)
                    .param("batch", batch.id())
                    .param("most", MOST_FEATURES)
                    .query(row -> {
                        json.writeStartObject();
                        json.writeStringProperty("type", "Feature");
                        json.writeNumberProperty("id", row.getInt("row_no"));
                        json.writeObjectPropertyStart("properties");
                        json.writeNumberProperty("row", row.getInt("row_no"));
                        json.writeStringProperty("key", row.getString("row_key"));
                        json.writeStringProperty("state", row.getBoolean("accepted") ? "ACCEPTED" : "REJECTED");
                        json.writeStringProperty("change", row.getString("change"));
                        json.writeEndObject();
                        json.writeName("geometry");
                        JSON.writeValue(json, GeoJson.toMap(PostgisShapes.ofHex(row.getString("shape"))));
                        json.writeEndObject();
                    });
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}

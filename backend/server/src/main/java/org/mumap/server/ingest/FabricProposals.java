package org.mumap.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ingest.NeighbourCheck.Neighbour;
import org.mumap.server.ingest.NeighbourCheck.Subject;
import org.mumap.server.ingest.fabric.Snap;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The two parcels of one place as they are, and what each would become if its boundary were laid upon the other's. A proposal is
 * only made when the whole neighbourhood, checked anew, has no problem it did not have before, and the one in question is gone.
 */
@Component
public class FabricProposals {

    private static final String AROUND = SqlFile.text("ingest/fabric_around.sql");
    private static final int MOST_AROUND = 200;
    private static final int MOST_POINTS = 200_000;
    private static final int MAX_CROSSINGS = 2_000;
    private static final double METRES_PER_DEGREE = 111_320;

    /**
     * What a row would become.
     *
     * @param row the row that is moved
     * @param key its parcel
     * @param shape its new shape, GeoJSON; null when nothing is proposed
     * @param refused why nothing is proposed, in the reader's words
     * @param areaBeforeM2 ellipsoidal area now
     * @param areaAfterM2 ellipsoidal area then
     */
    public record Proposal(
            int row,
            @Nullable String key,
            @Nullable Map<String, Object> shape,
            @Nullable String refused,
            double areaBeforeM2,
            @Nullable Double areaAfterM2) {}

    /**
     * One place looked at closely.
     *
     * @param own shape of the row, GeoJSON
     * @param other shape of the other parcel; null where there is none or it is not to be shown
     * @param proposals one for each row of the batch that could be moved
     */
    public record Detail(
            FabricIssues.Issue issue,
            @Nullable Map<String, Object> own,
            @Nullable Map<String, Object> other,
            List<Proposal> proposals) {}

    /** A row moved: its shape then, and what is said of it and its neighbours then. */
    record Moved(
            int row,
            Geometry before,
            @Nullable Geometry after,
            @Nullable String refused,
            List<RowProblem> problems) {}

    private final JdbcClient jdbc;
    private final ImportSettings settings;

    FabricProposals(@Owner JdbcClient jdbc, ImportSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Looks at a place. */
    public Detail look(Batch batch, FabricIssues.Issue issue, Locale locale) {
        Geometry own = staged(batch.id(), issue.row()).orElse(null);
        Geometry other = other(batch, issue).orElse(null);
        List<Proposal> proposals = new ArrayList<>();
        if (issue.state().equals("OPEN")) {
            proposals.add(told(move(batch, issue, issue.row()), issue.key(), locale));
            if (issue.otherRow() != null) {
                proposals.add(told(move(batch, issue, issue.otherRow()), issue.other(), locale));
            }
        }
        return new Detail(
                issue, own == null ? null : GeoJson.toMap(own), other == null ? null : GeoJson.toMap(other), proposals);
    }

    private static Proposal told(Moved moved, @Nullable String key, Locale locale) {
        Geometry after = moved.after();
        return new Proposal(
                moved.row(),
                key,
                after == null ? null : GeoJson.toMap(after),
                moved.refused() == null ? null : ImportTexts.word(locale, "snap." + moved.refused()),
                Areas.ellipsoidM2(moved.before()),
                after == null ? null : Areas.ellipsoidM2(after));
    }

    /** What becomes of a row when it is moved to mend that place. */
    Moved move(Batch batch, FabricIssues.Issue issue, int row) {
        Geometry own = staged(batch.id(), row).orElseThrow();
        Geometry beside = row == issue.row()
                ? other(batch, issue).orElse(null)
                : staged(batch.id(), issue.row()).orElse(null);
        Moved refused = new Moved(row, own, null, "gone", List.of());
        for (Snap.Proposal proposal : propose(issue, own, beside)) {
            Moved moved = proposal.shape() == null
                    ? new Moved(row, own, null, proposal.refused(), List.of())
                    : checked(batch, issue, row, own, proposal.shape());
            if (moved.after() != null) {
                return moved;
            }
            refused = moved;
        }
        return refused;
    }

    /** Whether the neighbourhood is no worse with the new shape, and the place in question is mended. */
    private Moved checked(Batch batch, FabricIssues.Issue issue, int row, Geometry own, Geometry after) {
        String key = row == issue.row() ? issue.key() : issue.other();
        List<Neighbour> around = around(batch, row, String.valueOf(key), own, after);
        if (around.size() > MOST_AROUND) {
            return new Moved(row, own, null, "too-many-neighbours", List.of());
        }
        List<RowProblem> before = problems(row, key, own, around);
        List<RowProblem> then = problems(row, key, after, around);
        Map<String, Long> known = names(before);
        boolean worse = names(then).entrySet().stream()
                .anyMatch(name -> name.getValue() > known.getOrDefault(name.getKey(), 0L));
        boolean there = then.stream().anyMatch(p -> name(p).equals(issue.code() + "|" + beside(issue, row)));
        return worse || there
                ? new Moved(row, own, null, worse ? "moves-others" : "stays", List.of())
                : new Moved(row, own, after, null, then);
    }

    private static @Nullable String beside(FabricIssues.Issue issue, int row) {
        return row == issue.row() ? issue.other() : issue.key();
    }

    private List<Snap.Proposal> propose(FabricIssues.Issue issue, Geometry own, @Nullable Geometry beside) {
        if (issue.code().equals("spike")) {
            return List.of(Snap.blunt(own, FabricWorkbench.place(issue)));
        }
        if (beside == null) {
            return List.of(new Snap.Proposal(null, issue.concealed() ? "concealed" : "gone"));
        }
        return switch (issue.code()) {
            case "sliver", "small-overlap" -> Snap.clear(own, beside);
            case "gap", "gap-not-measured" -> List.of(Snap.closeUp(own, beside, settings.gapWidthM() * 1.01));
            default -> List.of(new Snap.Proposal(null, "too-much"));
        };
    }

    private Optional<Geometry> staged(long batchId, int row) {
        return jdbc.sql("select geom::text from ledger.staged_row where batch_id = :batch and row_no = :row")
                .param("batch", batchId)
                .param("row", row)
                .query((r, n) -> Optional.ofNullable(r.getString(1)))
                .optional()
                .flatMap(hex -> hex)
                .map(PostgisShapes::ofHex);
    }

    private Optional<Geometry> other(Batch batch, FabricIssues.Issue issue) {
        if (issue.otherRow() != null) {
            return staged(batch.id(), issue.otherRow());
        }
        return issue.other() == null
                ? Optional.empty()
                : jdbc.sql("select geom::text from live.parcel where parcel_code = :key")
                        .param("key", issue.other())
                        .query(String.class)
                        .optional()
                        .map(PostgisShapes::ofHex);
    }

    private List<Neighbour> around(Batch batch, int row, String key, Geometry own, Geometry after) {
        Envelope box = new Envelope(own.getEnvelopeInternal());
        box.expandToInclude(after.getEnvelopeInternal());
        box.expandBy(settings.gapWidthM() * 2 / METRES_PER_DEGREE);
        return jdbc.sql(AROUND)
                .param("batch", batch.id())
                .param("row", row)
                .param("key", key)
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("most", MOST_AROUND + 1)
                .query((r, n) -> {
                    Integer otherRow = r.getObject("row_no", Integer.class);
                    String park = r.getString("park_code");
                    boolean concealed = otherRow == null
                            && !batch.importer().county()
                            && (park == null || !batch.importer().parks().contains(park));
                    return new Neighbour(
                            otherRow,
                            r.getString("row_key"),
                            PostgisShapes.ofHex(r.getString("shape")),
                            concealed,
                            Set.of());
                })
                .list();
    }

    // the same check as at the import, of this one parcel among its neighbours
    private List<RowProblem> problems(int row, @Nullable String key, Geometry shape, List<Neighbour> around) {
        NeighbourCheck check = new NeighbourCheck(new Subject(row, String.valueOf(key), shape, Set.of()));
        List<Neighbour> comparable = new ArrayList<>();
        int points = shape.getNumPoints();
        for (Neighbour neighbour : around) {
            points += neighbour.shape().getNumPoints();
            // an overlay cannot be interrupted: what crosses too often is not tried
            if (points < MOST_POINTS && Crossings.between(shape, neighbour.shape(), MAX_CROSSINGS) <= MAX_CROSSINGS) {
                comparable.add(neighbour);
            }
        }
        List<Geometry> shapes = comparable.stream().map(Neighbour::shape).toList();
        check.compare(
                comparable,
                new Gaps(
                        settings.gapWidthM(),
                        box -> shapes.stream()
                                .filter(s -> s.getEnvelopeInternal().intersects(box))
                                .toList()));
        return check.take().stream().filter(p -> p.row() == row).toList();
    }

    // neighbours whose names are not to be told count by number
    private static Map<String, Long> names(List<RowProblem> problems) {
        return problems.stream().collect(Collectors.groupingBy(FabricProposals::name, Collectors.counting()));
    }

    /** A problem by its kind and the other parcel. */
    static String name(RowProblem problem) {
        return problem.code() + "|"
                + (problem.args().isEmpty() ? "" : problem.args().get(0));
    }
}

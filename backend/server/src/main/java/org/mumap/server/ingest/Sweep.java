package org.mumap.server.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.mumap.server.ingest.NeighbourCheck.Neighbour;
import org.mumap.server.ingest.NeighbourCheck.Subject;
import org.mumap.server.ingest.SweptParcels.Parcel;
import org.mumap.server.ingest.format.ImportFailure;

/**
 * Compares the parcels of one batch with their neighbours, a patch of land at a time: the parcels of the patch and what lies
 * around it are read once, and compared on all processors. Where very many lie on one spot the patch shrinks, to one parcel and a
 * stream of what lies there. Number of pairs and time are bounded: a file beyond that ends with a problem that says so.
 */
final class Sweep {

    private static final int PATCH = 3_000;
    private static final int POINTS_OF_PATCH = 300_000;
    /** Parcels around a patch, beside three times its own, before it is cut in two. */
    private static final int AROUND = 2_000;

    private static final int POINTS_AROUND = 1_000_000;
    private static final long PAIRS_PER_ROW = 60;
    private static final long PAIRS_AT_LEAST = 500_000;
    /** Neighbours looked at together for gaps. */
    private static final int TOGETHER = 64;

    private static final int POINTS_TOGETHER = 200_000;
    private static final double METRES_PER_DEGREE = 111_320;

    private final SweptParcels parcels;
    private final ImportSettings settings;
    private final Consumer<List<RowProblem>> problems;
    private final LongConsumer progress;
    private final long most;
    private final long end;
    private final AtomicLong pairs = new AtomicLong();
    private long done;

    Sweep(
            Connection connection,
            Work work,
            ImportSettings settings,
            long rows,
            Consumer<List<RowProblem>> problems,
            LongConsumer progress) {
        this.parcels = new SweptParcels(connection, work);
        this.settings = settings;
        this.problems = problems;
        this.progress = progress;
        this.most = Math.max(PAIRS_AT_LEAST, rows * PAIRS_PER_ROW);
        this.end = System.nanoTime() + 1_000_000_000L * settings.compareSeconds();
    }

    void run() throws SQLException {
        List<Parcel> patch = new ArrayList<>();
        int points = 0;
        try (SweptParcels.Reading all = parcels.all()) {
            for (Parcel parcel = all.next(); parcel != null; parcel = all.next()) {
                patch.add(parcel);
                points += parcel.points();
                if (patch.size() >= PATCH || points >= POINTS_OF_PATCH) {
                    compare(patch);
                    patch.clear();
                    points = 0;
                }
            }
        }
        compare(patch);
    }

    private void compare(List<Parcel> patch) throws SQLException {
        if (patch.isEmpty()) {
            return;
        }
        Surroundings around = around(patch);
        if (around != null) {
            note(patch.parallelStream()
                    .flatMap(parcel -> compare(parcel, around).stream())
                    .toList());
        } else if (patch.size() > 1) {
            compare(patch.subList(0, patch.size() / 2));
            compare(patch.subList(patch.size() / 2, patch.size()));
            return;
        } else {
            note(crowded(patch.get(0)));
        }
        done += patch.size();
        progress.accept(done);
    }

    private void note(List<RowProblem> found) {
        if (!found.isEmpty()) {
            problems.accept(found.stream()
                    .sorted(Comparator.comparingInt(RowProblem::row))
                    .toList());
        }
    }

    /** What lies in and around a patch; null when it is too much to hold. */
    private @Nullable Surroundings around(List<Parcel> patch) throws SQLException {
        Envelope box = new Envelope();
        patch.forEach(parcel -> box.expandToInclude(reached(parcel.box())));
        List<Parcel> around = new ArrayList<>(patch);
        int most = 4 * patch.size() + AROUND;
        int points = 0;
        try (SweptParcels.Reading reading = parcels.around(
                box, patch.get(0).place(), patch.get(patch.size() - 1).place())) {
            for (Parcel parcel = reading.next(); parcel != null; parcel = reading.next()) {
                around.add(parcel);
                points += parcel.points();
                if (around.size() > most || points > POINTS_AROUND) {
                    return null;
                }
            }
        }
        return new Surroundings(box, around);
    }

    /** The box in which neighbours of a parcel are looked for. */
    private Envelope reached(Envelope box) {
        double reach = settings.gapWidthM() / METRES_PER_DEGREE;
        Envelope reached = new Envelope(box);
        double latitude = Math.max(-85, Math.min(85, box.centre().y));
        reached.expandBy(reach / Math.cos(Math.toRadians(latitude)), reach);
        return reached;
    }

    private List<RowProblem> compare(Parcel parcel, Surroundings around) {
        int row = parcel.row() == null ? 0 : parcel.row();
        Comparison comparison = new Comparison(parcel, new Gaps(settings.gapWidthM(), box -> around.meeting(box)));
        for (Parcel other : around.find(reached(parcel.box()))) {
            // each two meet once, from the side of the earlier row
            if (other.row() == null || other.row() > row) {
                comparison.add(other);
            }
        }
        return comparison.end();
    }

    private List<RowProblem> crowded(Parcel parcel) throws SQLException {
        Comparison comparison =
                new Comparison(parcel, new Gaps(settings.gapWidthM(), box -> parcels.meeting(box, POINTS_TOGETHER)));
        int row = parcel.row() == null ? 0 : parcel.row();
        try (SweptParcels.Reading crowd = parcels.crowd(reached(parcel.box()), row)) {
            for (Parcel other = crowd.next(); other != null; other = crowd.next()) {
                comparison.add(other);
                if (comparison.found.size() > 1_000) {
                    note(List.copyOf(comparison.found));
                    comparison.found.clear();
                }
            }
        }
        return comparison.end();
    }

    /** One parcel being compared with others, some at a time. */
    private final class Comparison {
        private final NeighbourCheck check;
        private final Gaps gaps;
        private final List<Neighbour> waiting = new ArrayList<>();
        private final List<RowProblem> found = new ArrayList<>();
        private int pointsWaiting;

        Comparison(Parcel parcel, Gaps gaps) {
            this.gaps = gaps;
            this.check = new NeighbourCheck(new Subject(
                    parcel.row() == null ? 0 : parcel.row(),
                    parcel.key(),
                    parcels.shape(parcel),
                    parcel.predecessors()));
            if (System.nanoTime() > end) {
                throw new ImportFailure("compare-too-slow", settings.compareSeconds());
            }
        }

        void add(Parcel other) {
            if (pairs.incrementAndGet() > most) {
                throw new ImportFailure("too-many-overlaps", most);
            }
            Neighbour neighbour = parcels.neighbour(other);
            waiting.add(neighbour);
            pointsWaiting += neighbour.shape().getNumPoints();
            if (waiting.size() >= TOGETHER || pointsWaiting > POINTS_TOGETHER) {
                look();
            }
        }

        private void look() {
            if (System.nanoTime() > end) {
                throw new ImportFailure("compare-too-slow", settings.compareSeconds());
            }
            check.compare(waiting, gaps);
            found.addAll(check.take());
            waiting.clear();
            pointsWaiting = 0;
        }

        List<RowProblem> end() {
            if (!waiting.isEmpty()) {
                look();
            }
            return found;
        }
    }

    /** Everything whose box meets the box of a patch. */
    private final class Surroundings {
        private final Envelope box;
        private final HPRtree tree = new HPRtree();

        Surroundings(Envelope box, List<Parcel> all) {
            this.box = box;
            all.forEach(parcel -> tree.insert(parcel.box(), parcel));
            tree.build();
        }

        @SuppressWarnings("unchecked")
        List<Parcel> find(Envelope wanted) {
            return (List<Parcel>) tree.query(wanted);
        }

        List<Geometry> meeting(Envelope wanted) {
            return box.contains(wanted)
                    ? find(wanted).stream().map(parcels::shape).toList()
                    : parcels.meeting(wanted, POINTS_TOGETHER);
        }
    }
}

package org.mumap.server.published.lod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Parcels drawn as one, and the blocks they border on. Grows by taking others in. */
final class Block {

    /** Smallest first; the key decides between equals, so that the same parcels give the same blocks. */
    static final Comparator<Block> BY_SIZE =
            Comparator.comparingDouble(Block::size).thenComparing(block -> block.lead.code());

    private static final double[] NO_BORDER = {0};

    /** Shared boundary (m) by neighbour. */
    final Map<Block, double[]> borders = new HashMap<>();

    /** Shapes of its parts at the level before. */
    List<Geometry> parts = new ArrayList<>(1);

    LodParcel lead;
    LodParcel gravest;
    LodRow.Sums sums;
    final double x;
    final double y;
    private double size;
    private LandState state;
    private @Nullable Block takenBy;

    Block(LodParcel parcel) {
        lead = parcel;
        gravest = parcel;
        state = parcel.state();
        sums = LodRow.Sums.of(parcel);
        parts.add(parcel.shape());
        size = parcel.shape().getArea();
        Envelope box = parcel.shape().getEnvelopeInternal();
        x = box.getMinX();
        y = box.getMinY();
    }

    /** Area in m² of the projection. */
    double size() {
        return size;
    }

    /** Length of the boundary shared with another (m of the projection). */
    double borderWith(Block other) {
        return borders.getOrDefault(other, NO_BORDER)[0];
    }

    boolean isGone() {
        return takenBy != null;
    }

    LandState state() {
        return state;
    }

    boolean isLike(Block other) {
        return state() == other.state() && Objects.equals(lead.use(), other.lead.use());
    }

    /** Takes a smaller or equal one in; that one is gone. */
    void take(Block other) {
        other.takenBy = this;
        if (other.state().isGrave() && other.state().compareTo(state()) > 0) {
            gravest = other.gravest;
            state = other.state;
        }
        size += other.size;
        sums = sums.plus(other.sums);
        parts.addAll(other.parts);
        other.parts = List.of();
        borders.remove(other);
        other.borders.forEach((neighbour, length) -> {
            neighbour.borders.remove(other);
            if (neighbour != this) {
                borders.computeIfAbsent(neighbour, n -> new double[1])[0] += length[0];
                neighbour.borders.computeIfAbsent(this, n -> new double[1])[0] += length[0];
            }
        });
        other.borders.clear();
    }
}

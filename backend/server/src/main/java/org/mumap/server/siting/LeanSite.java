package org.mumap.server.siting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.ControlEffect;
import org.mumap.rules.siting.ControlHit;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.Measure;
import org.mumap.rules.siting.Readiness;
import org.mumap.rules.siting.SiteFacts;
import org.mumap.rules.siting.SupplyKind;

/** A row of {@code live.site_row} as PostgreSQL sends it, read as it is asked; it has only the measures that the need asks for. */
final class LeanSite implements SiteFacts {

    private static final ControlKind[] KINDS = ControlKind.values();
    private static final ControlEffect[] EFFECTS = ControlEffect.values();

    private final LeanRows rows;
    private final byte[] row;
    private final int codeAt;
    private final int codeLength;
    private final boolean inPark;
    private final double areaMu;
    private final Trait trait;
    private final int ready;
    private final List<ControlHit> controls;
    private final double[] measured;

    /** Reads the fields of a row from the place of its first one. */
    LeanSite(LeanRows rows, byte[] row, int at, int measures) {
        this.rows = rows;
        this.row = row;
        ByteBuffer in = ByteBuffer.wrap(row).position(at);
        this.codeLength = in.getInt();
        this.codeAt = in.position();
        in.position(codeAt + codeLength);
        this.inPark = in.getInt() == 1 && in.get() == 1;
        in.getInt();
        this.areaMu = in.getDouble();
        in.getInt();
        this.trait = rows.trait(in.getLong());
        in.getInt();
        this.ready = in.getShort();
        this.controls = hits(in);
        this.measured = new double[measures];
        for (int i = 0; i < measures; i++) {
            measured[i] = in.getInt() < 0 ? Double.NaN : in.getDouble();
        }
    }

    /** The lines that meet the parcel, as live.site_row packs them: without name and law, which only an answer shows. */
    private static List<ControlHit> hits(ByteBuffer in) {
        int bytes = in.getInt();
        if (bytes <= 0) {
            return List.of();
        }
        List<ControlHit> hits = new ArrayList<>(bytes / 10);
        for (int i = 0; i < bytes / 10; i++) {
            hits.add(new ControlHit(KINDS[in.get()], null, EFFECTS[in.get()], null, in.getDouble()));
        }
        return hits;
    }

    @Override
    public String parcelCode() {
        return new String(row, codeAt, codeLength, StandardCharsets.UTF_8);
    }

    @Override
    public double areaMu() {
        return areaMu;
    }

    @Override
    public Set<SupplyKind> supply() {
        return trait.supply();
    }

    @Override
    public @Nullable String landUseScheme() {
        return trait.landUseScheme();
    }

    @Override
    public @Nullable String landUseCode() {
        return trait.landUseCode();
    }

    @Override
    public @Nullable String plannedUse() {
        return trait.plannedUse();
    }

    @Override
    public boolean inPark() {
        return inPark;
    }

    @Override
    public @Nullable Double parkFit() {
        return null;
    }

    @Override
    public List<ControlHit> controls() {
        return controls;
    }

    @Override
    public double measure(Measure measure) {
        int slot = rows.slot(measure);
        return slot < 0 ? Double.NaN : measured[slot];
    }

    @Override
    public boolean ready(Readiness work) {
        return (ready >> work.ordinal() & 1) == 1;
    }

    @Override
    public boolean encumbered() {
        return rows.encumbered(this);
    }
}

package org.mumap.server.siting.assembly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.rules.Term;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.assembly.AssemblyNeed;
import org.mumap.rules.siting.assembly.AssemblyRuleSet;
import org.mumap.rules.siting.assembly.AssemblySearch;
import org.mumap.rules.siting.assembly.Border;
import org.mumap.rules.siting.assembly.PlotSet;
import org.mumap.server.geo.LocalPlane;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.InscribedRectangles;
import org.mumap.server.siting.PassingLand;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts neighbouring parcels together for a need. */
@Component
public class Assemblies {

    /** How many sets a screen shows. */
    public static final int SHOWN = 3;

    /** More parcels than this are no neighbourhood: the need must say more. */
    static final int MOST_PLOTS = 4_000;

    /** Sets whose plant rectangle is measured. */
    private static final int SHORT_LIST = 12;

    private static final double SQUARE_METRES_PER_MU = 2000.0 / 3;

    private final PassingLand passing;
    private final PlotReader reader;

    Assemblies(PassingLand passing, PlotReader reader) {
        this.passing = passing;
        this.reader = reader;
    }

    /**
     * What was found.
     *
     * @param sites best first
     * @param plots how many parcels could take part
     * @param borders how many pairs of them are neighbours
     * @param exact whether every connected set was looked at
     * @param looked how many sets were looked at
     */
    public record Found(List<AssembledSite> sites, int plots, int borders, boolean exact, long looked) {}

    /**
     * The best sets for a need: every parcel must pass all of it but the smallest area.
     *
     * @throws Problem (400) without a smallest and largest area, or when too many parcels could take part
     */
    @Transactional(readOnly = true)
    public Found find(SiteNeed need, int wanted) {
        if (need.minMu() == null || need.maxMu() == null) {
            throw Problem.badRequest("siting-assembly-area");
        }
        List<String> codes = passing.butForArea(need, MOST_PLOTS + 1);
        if (codes.size() > MOST_PLOTS) {
            throw Problem.badRequest("siting-assembly-many", MOST_PLOTS);
        }
        PlotReader.Read read = reader.read(codes);
        AssemblySearch.Found found = AssemblySearch.find(read.graph(), need(need.minMu(), need.maxMu()), SHORT_LIST);
        List<AssembledSite> sites = found.sets().stream()
                .map(set -> site(set, read))
                .filter(site -> takes(site, need))
                .sorted(Comparator.comparingInt(AssembledSite::owners)
                        .thenComparing(
                                Comparator.comparingDouble(AssembledSite::score).reversed()))
                .limit(wanted)
                .toList();
        int borders = read.graph()
                .inner(IntStream.range(0, codes.size()).boxed().toList())
                .size();
        return new Found(sites, codes.size(), borders, found.exact(), found.looked());
    }

    /**
     * One set as it stands, whatever a need says.
     *
     * @throws Problem (404) when a parcel is not there or not in scope; (400) when they do not hang together
     */
    @Transactional(readOnly = true)
    public AssembledSite get(List<String> codes) {
        PlotReader.Read read = reader.read(codes);
        List<String> found = read.lands().stream().map(PlotReader.Land::code).toList();
        codes.stream().filter(code -> !found.contains(code)).findFirst().ifPresent(code -> {
            throw Problem.notFound("no-such-parcel", code);
        });
        int[] all = IntStream.range(0, found.size()).toArray();
        if (!read.graph().connected(all)) {
            throw Problem.badRequest("siting-assembly-apart");
        }
        return site(read.graph().measure(all, need(0, Double.MAX_VALUE / SQUARE_METRES_PER_MU)), read);
    }

    private static AssemblyNeed need(double minMu, double maxMu) {
        AssemblyRuleSet rules = AssemblyRuleSet.DEMO_2026;
        return new AssemblyNeed(
                minMu * SQUARE_METRES_PER_MU,
                maxMu * SQUARE_METRES_PER_MU,
                rules.mostPlots(),
                rules.shapeWeight(),
                rules.roadWeight(),
                rules.clearWeight(),
                rules.clearWanPerMuOfZero().doubleValue());
    }

    private static AssembledSite site(PlotSet set, PlotReader.Read read) {
        Geometry whole = whole(set.plots().stream().map(read.metres()::get).toList());
        InscribedRectangles plant = InscribedRectangles.in(whole);
        double compact = set.terms().get(0).score();
        double shape = (compact + Math.min(1, plant.longM() * plant.shortM() / whole.getArea())) / 2;
        List<Term> terms = new ArrayList<>(set.terms());
        terms.set(
                0,
                new Term(
                        "SITE_SHAPE",
                        BigDecimal.valueOf(shape).setScale(4, RoundingMode.HALF_UP),
                        "ratio",
                        shape,
                        set.terms().get(0).weight()));
        List<Geometry> degrees =
                set.plots().stream().map(i -> read.lands().get(i).degrees()).toList();
        return new AssembledSite(
                set.plots().stream().map(i -> part(read.lands().get(i))).toList(),
                mu(set.areaM2()),
                mu(set.idleM2()),
                set.owners(),
                set.roadM(),
                read.roads().sides(whole),
                shape,
                plant.longM(),
                plant.shortM(),
                set.clearWan(),
                set.costUnknown(),
                List.copyOf(terms),
                Term.total(terms),
                seams(set, read),
                outline(degrees));
    }

    /** Whether the plant asked for stands in the largest rectangle of the whole. */
    private static boolean takes(AssembledSite site, SiteNeed need) {
        return need.plant() == null
                || (site.longM() >= need.plant().lengthM()
                        && site.shortM() >= need.plant().widthM());
    }

    private static AssembledSite.Part part(PlotReader.Land land) {
        return new AssembledSite.Part(
                land.code(),
                land.name(),
                mu(land.areaM2()),
                land.supplied() ? land.holder() : null,
                land.supplied(),
                land.idle(),
                land.clearWan());
    }

    private static List<AssembledSite.Seam> seams(PlotSet set, PlotReader.Read read) {
        return read.graph().inner(set.plots()).stream()
                .filter(border -> border.fit() != Border.Fit.SHARED)
                .map(border -> new AssembledSite.Seam(
                        read.lands().get(border.one()).code(),
                        read.lands().get(border.other()).code(),
                        border.fit(),
                        border.gapM(),
                        border.overlapM2()))
                .toList();
    }

    /** The parcels as one shape in metres; gaps within the tolerance are closed, the outline keeps its corners. */
    private static Geometry whole(List<Geometry> metres) {
        Geometry union = OverlayNGRobust.union(metres);
        if (union.getNumGeometries() == 1 && !hasHole(union)) {
            return union;
        }
        double half = Coverage.GAP_M / 2 + 0.05;
        Geometry closed = union.buffer(half, 2, BufferParameters.CAP_FLAT).buffer(-half, 2);
        return closed.isEmpty() ? union : closed;
    }

    private static boolean hasHole(Geometry shape) {
        return shape.getGeometryN(0) instanceof Polygon polygon && polygon.getNumInteriorRing() > 0;
    }

    private static Geometry outline(List<Geometry> degrees) {
        Geometry union = OverlayNGRobust.union(degrees);
        LocalPlane plane = LocalPlane.at(union.getEnvelopeInternal());
        return plane.toDegrees(whole(degrees.stream().map(plane::toMetres).toList()));
    }

    private static BigDecimal mu(double squareMetres) {
        return BigDecimal.valueOf(squareMetres / SQUARE_METRES_PER_MU).setScale(4, RoundingMode.HALF_UP);
    }
}

package org.mumap.server.siting.assembly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.rules.siting.assembly.AssemblyRuleSet;
import org.mumap.rules.siting.assembly.Neighbourhood;
import org.mumap.rules.siting.assembly.Plot;
import org.mumap.server.geo.LocalPlane;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads parcels as plots of a neighbourhood, in the caller's scope and transaction. */
@Component
class PlotReader {

    /** Some 50 m. */
    private static final double NEAR_DEGREES = 0.0005;
    /** Land that nobody holds yet: one party to agree with. */
    private static final String STATE = "\u0000state";

    private static final BigDecimal YUAN_PER_WAN = BigDecimal.valueOf(10_000);

    private final JdbcClient jdbc;

    PlotReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A parcel with what is shown of it.
     *
     * @param code its code
     * @param name its name
     * @param areaM2 its area
     * @param supplied whether somebody holds it
     * @param holder who does
     * @param idle suspected or found idle
     * @param clearWan what it costs to clear, null when not known
     * @param degrees its shape, EPSG:4490
     */
    record Land(
            String code,
            @Nullable String name,
            double areaM2,
            boolean supplied,
            @Nullable String holder,
            boolean idle,
            @Nullable BigDecimal clearWan,
            Geometry degrees) {}

    /**
     * Parcels, their graph and the roads around, all in one plane.
     *
     * @param lands the parcels, in the order of the graph's plots
     * @param metres their shapes in metres
     * @param graph the graph
     * @param roads the roads
     */
    record Read(List<Land> lands, List<Geometry> metres, Neighbourhood graph, RoadSides roads) {}

    Read read(List<String> codes) {
        List<Land> lands = lands(codes);
        Envelope box = new Envelope();
        lands.forEach(land -> box.expandToInclude(land.degrees().getEnvelopeInternal()));
        LocalPlane plane = LocalPlane.at(box.isNull() ? new Envelope(0, 0, 0, 0) : box);
        List<Geometry> metres =
                lands.stream().map(land -> plane.toMetres(land.degrees())).toList();
        RoadSides roads =
                new RoadSides(roads(codes).stream().map(plane::toMetres).toList());
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < lands.size(); i++) {
            Land land = lands.get(i);
            plots.add(new Plot(
                    land.code(),
                    land.areaM2(),
                    metres.get(i).getLength(),
                    roads.length(metres.get(i)),
                    land.supplied() ? land.holder() : STATE,
                    land.clearWan(),
                    land.idle()));
        }
        return new Read(lands, metres, new Neighbourhood(plots, new Coverage(metres).borders()), roads);
    }

    private List<Land> lands(List<String> codes) {
        WKBReader reader = reader();
        return jdbc.sql(SqlFile.text("siting/assembly_plots.sql"))
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> {
                    String state = row.getString("supply_state");
                    boolean supplied = !"RESERVE".equals(state) && !"APPROVED_UNSUPPLIED".equals(state);
                    boolean found = "FOUND_IDLE".equals(row.getString("legal_state"));
                    String finding = row.getString("idle_finding");
                    // what is to be reclaimed without compensation costs no price, once it is found so
                    boolean free = found && "RECLAIM".equals(row.getString("idle_route"));
                    BigDecimal price = free ? BigDecimal.ZERO : row.getBigDecimal("price_wan");
                    return new Land(
                            row.getString("parcel_code"),
                            row.getString("name"),
                            row.getDouble("area_m2"),
                            supplied,
                            row.getString("holder_name"),
                            found || finding != null && finding.startsWith("SUSPECTED"),
                            supplied ? cost(price, row.getBigDecimal("floor_m2")) : BigDecimal.ZERO,
                            shape(reader, row.getBytes("geom")));
                })
                .list();
    }

    private static @Nullable BigDecimal cost(@Nullable BigDecimal priceWan, @Nullable BigDecimal floorM2) {
        if (priceWan == null) {
            return null;
        }
        BigDecimal floor = floorM2 == null ? BigDecimal.ZERO : floorM2;
        BigDecimal clearing = floor.multiply(AssemblyRuleSet.DEMO_2026.buildingYuanPerM2())
                .divide(YUAN_PER_WAN, 2, RoundingMode.HALF_UP);
        return priceWan.add(clearing);
    }

    private List<Geometry> roads(List<String> codes) {
        WKBReader reader = reader();
        return jdbc
                .sql(SqlFile.text("siting/assembly_roads.sql"))
                .param("codes", codes.toArray(String[]::new))
                .param("near", NEAR_DEGREES)
                .query((row, n) -> shape(reader, row.getBytes("geom")))
                .list()
                .stream()
                .filter(road -> !road.isEmpty())
                .toList();
    }

    private static WKBReader reader() {
        return new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
    }

    private static Geometry shape(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}

package org.mumap.server.ingest.format;

import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** A closed line of a drawing. */
final class DxfOutline {

    /** Ending of the layer that holds the holes of another one, in drawings of our own. */
    static final String HOLES = "_HOLE";

    /**
     * A text of the drawing.
     *
     * @param at its place
     * @param text its words
     */
    record Label(Coordinate at, String text) {}

    private final int entity;
    private final String layer;
    private final Coordinate[] ring;
    private final Envelope box = new Envelope();
    private final double area;

    DxfOutline(int entity, String layer, Coordinate[] ring) {
        this.entity = entity;
        this.layer = layer;
        this.ring = ring;
        for (Coordinate c : ring) {
            box.expandToInclude(c);
        }
        this.area = Area.ofRing(ring);
    }

    int entity() {
        return entity;
    }

    String layer() {
        return layer;
    }

    Coordinate[] ring() {
        return ring;
    }

    Envelope box() {
        return box;
    }

    /** In the unit of the drawing, squared. */
    double area() {
        return area;
    }

    boolean isDeclaredHole() {
        return layer.endsWith(HOLES);
    }

    boolean covers(Coordinate point) {
        return box.contains(point) && Rings.covers(ring, point);
    }

    /** Whether the other one lies inside and is really smaller. */
    boolean contains(DxfOutline other) {
        boolean smaller = other.area < area * (1 - 1e-9);
        boolean sameLayer = layer.equals(other.layer) || (layer + HOLES).equals(other.layer);
        return smaller && sameLayer && box.contains(other.box) && Rings.inside(other.ring, ring);
    }
}

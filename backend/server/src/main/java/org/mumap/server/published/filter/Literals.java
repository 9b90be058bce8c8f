package org.mumap.server.published.filter;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.server.problem.Problem;

/** Boxes and numbers of shapes as filters write them. Coordinates are in the axis order of the filter's reference system. */
final class Literals {

    static final GeometryFactory SHAPES = new GeometryFactory();

    private static final int LONGEST_NUMBER = 40;

    private Literals() {}

    /** A number of a coordinate; finite. */
    static double number(String text) {
        double number = text.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(text);
        return finite(number, text);
    }

    static double finite(double number, String text) {
        if (!Double.isFinite(number)) {
            throw Problem.badRequest("bad-bbox", text);
        }
        return number;
    }

    /** A box of four or six numbers; heights do not matter here. The corners may stand the other way round: see {@link Box}. */
    static Geometry box(List<String> numbers) {
        if (numbers.size() != 4 && numbers.size() != 6) {
            throw Problem.badRequest("bad-bbox", String.join(",", numbers));
        }
        int half = numbers.size() / 2;
        return new Box(
                number(numbers.get(0)),
                number(numbers.get(1)),
                number(numbers.get(half)),
                number(numbers.get(half + 1)));
    }

    /** The corners of a box as they were written, until its reference system says which axis comes first. */
    static final class Box extends org.locationtech.jts.geom.MultiPoint {

        private static final long serialVersionUID = 1;

        Box(double a1, double b1, double a2, double b2) {
            super(
                    new org.locationtech.jts.geom.Point[] {
                        SHAPES.createPoint(new Coordinate(a1, b1)), SHAPES.createPoint(new Coordinate(a2, b2))
                    },
                    SHAPES);
        }
    }
}

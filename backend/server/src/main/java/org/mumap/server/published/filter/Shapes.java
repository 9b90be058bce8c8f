package org.mumap.server.published.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.published.filter.Words.Sort;

/** Shapes as well-known text within a filter. Heights are read and left out. */
final class Shapes {

    private static final Set<String> KINDS = Set.of(
            "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection");

    private final Words words;
    private final Cql2.Bounds bounds;

    Shapes(Words words, Cql2.Bounds bounds) {
        this.words = words;
        this.bounds = bounds;
    }

    /** Whether a shape stands next, and not a property that is called like one. */
    static boolean begins(Words words) {
        boolean kind = words.peek().sort() == Sort.NAME
                && KINDS.contains(words.peek().text().toLowerCase(Locale.ROOT));
        return kind && (words.peekAfter().is("(") || words.peekAfter().is("z"));
    }

    Geometry read() {
        String kind = words.take().text().toLowerCase(Locale.ROOT);
        words.takes("z");
        try {
            return shape(kind);
        } catch (IllegalArgumentException e) {
            // a ring that is not closed, a line of one point
            throw Cql2.bad(kind.toUpperCase(Locale.ROOT));
        }
    }

    private Geometry shape(String kind) {
        return switch (kind) {
            case "point" -> point();
            case "linestring" -> line();
            case "polygon" -> polygon();
            case "multipoint" ->
                Literals.SHAPES.createMultiPoint(list(this::member).toArray(Point[]::new));
            case "multilinestring" ->
                Literals.SHAPES.createMultiLineString(list(this::line).toArray(LineString[]::new));
            case "multipolygon" ->
                Literals.SHAPES.createMultiPolygon(list(this::polygon).toArray(Polygon[]::new));
            case "geometrycollection" -> collection();
            default -> throw words.unexpected();
        };
    }

    private Geometry collection() {
        return Literals.SHAPES.createGeometryCollection(list(() -> {
                    if (!begins(words)) {
                        throw words.unexpected();
                    }
                    return read();
                })
                .toArray(Geometry[]::new));
    }

    private <T> List<T> list(Supplier<T> member) {
        words.expect("(");
        bounds.enter();
        List<T> members = new ArrayList<>();
        do {
            members.add(member.get());
        } while (words.takes(","));
        bounds.leave();
        words.expect(")");
        return members;
    }

    private Point point() {
        words.expect("(");
        Coordinate at = coordinate();
        words.expect(")");
        return Literals.SHAPES.createPoint(at);
    }

    // MULTIPOINT((1 2), (3 4)) and the older MULTIPOINT(1 2, 3 4)
    private Point member() {
        return words.peek().is("(") ? point() : Literals.SHAPES.createPoint(coordinate());
    }

    private LineString line() {
        return Literals.SHAPES.createLineString(list(this::coordinate).toArray(Coordinate[]::new));
    }

    private Polygon polygon() {
        List<LinearRing> rings = list(
                () -> Literals.SHAPES.createLinearRing(list(this::coordinate).toArray(Coordinate[]::new)));
        return Literals.SHAPES.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private Coordinate coordinate() {
        double a = Literals.number(words.expect(Sort.NUMBER));
        double b = Literals.number(words.expect(Sort.NUMBER));
        if (words.peek().sort() == Sort.NUMBER) {
            words.take();
        }
        return new Coordinate(a, b);
    }
}

package org.mumap.demo;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.demo.fabric.District;

/** The height of the ground: a river plain with gentle swells where people live, hills where they do not. Metres above sea level. */
final class Relief {
    /** Each octave is turned against the one before, so that the lattice of the noise does not show. */
    private static final double TURN_COS = 0.8;

    private static final double TURN_SIN = 0.6;

    private final Ground ground;
    private final Coordinate origin;
    private final List<Coordinate> river;

    Relief(Ground ground) {
        this.ground = ground;
        this.origin = ground.plan.at(0, 0);
        this.river = ground.plan.river();
    }

    double heightAt(double x, double y) {
        double unit = ground.plan.unit();
        double u = (x - origin.x) / unit;
        double v = (origin.y - y) / unit;
        double valley = Double.POSITIVE_INFINITY;
        for (Coordinate c : river) {
            valley = Math.min(valley, (x - c.x) * (x - c.x) + (y - c.y) * (y - c.y));
        }
        // a product, not a minimum: no crease where two plains meet
        double wild = wildness(StrictMath.sqrt(valley) / unit - 0.12);
        for (District d : ground.districts) {
            double distance = StrictMath.hypot(x - d.centre().x, y - d.centre().y) - d.radius() * 0.42;
            wild *= wildness(distance / unit);
        }
        double plain = 28 - 0.64 * (u - 6) - 0.9 * (v - 4.5);
        double swell = 2.4 * octaves(u * 3.1, v * 3.1, 3, 1);
        double rough = 0.5 + 0.5 * octaves(u * 0.8 + 5, v * 0.8 + 3, 6, 11);
        return plain + swell + wild * 520 * rough * rough;
    }

    /** 0 within the plain, near 1 from one sketch unit away. */
    private static double wildness(double away) {
        return away <= 0 ? 0 : 1 - StrictMath.exp(-away * away * 3.2);
    }

    /** Fractal noise in about [-1, 1]: each octave half as high and twice as fine. */
    private double octaves(double x, double y, int count, int layer) {
        double sum = 0;
        double height = 0.6;
        double px = x;
        double py = y;
        for (int i = 0; i < count; i++) {
            sum += height * noise(px, py, layer + i);
            height /= 2;
            double turned = 2 * (px * TURN_COS - py * TURN_SIN);
            py = 2 * (px * TURN_SIN + py * TURN_COS);
            px = turned;
        }
        return sum;
    }

    /** Value noise in [-1, 1]. */
    private double noise(double x, double y, int layer) {
        long ix = (long) StrictMath.floor(x);
        long iy = (long) StrictMath.floor(y);
        double fx = smooth(x - ix);
        double fy = smooth(y - iy);
        double top = lerp(Dice.at(ground.seed, ix, iy, layer), Dice.at(ground.seed, ix + 1, iy, layer), fx);
        double bottom = lerp(Dice.at(ground.seed, ix, iy + 1, layer), Dice.at(ground.seed, ix + 1, iy + 1, layer), fx);
        return lerp(top, bottom, fy);
    }

    /** Fifth-degree step: no kink in slope or curvature. */
    private static double smooth(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double lerp(double a, double b, double t) {
        return a + (b - a) * t;
    }
}

package org.mumap.demo;

import org.locationtech.jts.geom.Coordinate;
import org.mumap.demo.fabric.District;

/** The height of the ground: a river plain with gentle swells where people live, hills where they do not. Metres above sea level. */
final class Relief {
    private final Ground ground;
    private final Coordinate origin;

    Relief(Ground ground) {
        this.ground = ground;
        this.origin = ground.plan.at(0, 0);
    }

    double heightAt(double x, double y) {
        double unit = ground.plan.unit();
        double u = (x - origin.x) / unit;
        double v = (origin.y - y) / unit;
        double away = Double.POSITIVE_INFINITY;
        for (District d : ground.districts) {
            double distance = StrictMath.hypot(x - d.centre().x, y - d.centre().y) - d.radius() * 0.42;
            away = Math.min(away, distance / unit);
        }
        double wild = away <= 0 ? 0 : 1 - StrictMath.exp(-away * away * 2.6);
        double plain = 28 - 1.6 * (u - 6) * 0.4 - 0.9 * (v - 4.5);
        double swell = 2.6 * noise(u * 3.3, v * 3.3, 1) + 1.1 * noise(u * 9, v * 9, 2);
        double ridge = 1 - Math.abs(noise(u * 0.55 + 7, v * 0.55, 3));
        double hills = 300 * ridge * ridge * (0.55 + 0.45 * noise(u * 1.6, v * 1.6, 4)) + 40 * noise(u * 4, v * 4, 5);
        return plain + swell + wild * Math.max(0, hills);
    }

    /** Value noise in [-1, 1]. */
    private double noise(double x, double y, int layer) {
        long ix = (long) StrictMath.floor(x);
        long iy = (long) StrictMath.floor(y);
        double fx = smooth(x - ix);
        double fy = smooth(y - iy);
        double top = lerp(at(ix, iy, layer), at(ix + 1, iy, layer), fx);
        double bottom = lerp(at(ix, iy + 1, layer), at(ix + 1, iy + 1, layer), fx);
        return lerp(top, bottom, fy);
    }

    private double at(long ix, long iy, int layer) {
        return Dice.of(ground.seed, "relief", (ix * 73_856_093L) ^ (iy * 19_349_663L) ^ layer * 83_492_791L)
                .between(-1, 1);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double lerp(double a, double b, double t) {
        return a + (b - a) * t;
    }
}

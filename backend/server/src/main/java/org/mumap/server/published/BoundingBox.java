package org.mumap.server.published;

/**
 * A box in degrees (CRS84 order; CGCS2000 and WGS 84 coincide at this precision).
 *
 * @param west least longitude
 * @param south least latitude
 * @param east greatest longitude
 * @param north greatest latitude
 */
public record BoundingBox(double west, double south, double east, double north) {}

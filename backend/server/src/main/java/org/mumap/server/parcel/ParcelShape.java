package org.mumap.server.parcel;

/**
 * The shape of one version of a parcel.
 *
 * @param geoJson GeoJSON geometry, EPSG:4490
 * @param lon longitude of a point on it
 * @param lat latitude of that point
 */
public record ParcelShape(String geoJson, double lon, double lat) {}

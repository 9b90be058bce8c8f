package org.mumap.server.geo;

import java.util.Locale;
import java.util.Optional;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.mumap.rules.measure.GaussZone;

/** Recognises a Gauss–Krüger zone by its numbers: a .prj written by ArcGIS names it but carries no EPSG code. */
final class GaussKruger {

    private static final double METRE = 1e-3;
    private static final double DEGREE = 1e-9;

    private GaussKruger() {}

    /** The zone whose central meridian and false easting these are, if it is one. */
    static Optional<GaussZone> find(CoordinateReferenceSystem system) {
        if (!(system instanceof ProjectedCRS projected)) {
            return Optional.empty();
        }
        String method = projected.getConversionFromBase().getMethod().getName().getCode();
        ParameterValueGroup values = projected.getConversionFromBase().getParameterValues();
        if (!method.toLowerCase(Locale.ROOT).contains("transverse_mercator")
                || Math.abs(value(values, "scale_factor") - 1) > DEGREE
                || Math.abs(value(values, "latitude_of_origin")) > DEGREE
                || Math.abs(value(values, "false_northing")) > METRE) {
            return Optional.empty();
        }
        double meridian = value(values, "central_meridian");
        double easting = value(values, "false_easting");
        boolean six = projected.getName().getCode().matches("(?i).*(6[-_ ]?deg|GK_Zone_(1[3-9]|2[0-3])$).*");
        Optional<GaussZone> three = GaussZone.find3Degree(meridian).filter(z -> fits(z, meridian, easting));
        Optional<GaussZone> wide = GaussZone.find6Degree(meridian).filter(z -> fits(z, meridian, easting));
        return (six && wide.isPresent()) || three.isEmpty() ? wide : three;
    }

    /** EPSG code of the zone, with or without the zone number before the easting as the system has it. */
    static int epsg(CoordinateReferenceSystem system, GaussZone zone) {
        double easting = value(((ProjectedCRS) system).getConversionFromBase().getParameterValues(), "false_easting");
        return easting > 1_000_000 ? zone.epsgWithPrefix() : zone.epsgWithoutPrefix();
    }

    private static boolean fits(GaussZone zone, double meridian, double easting) {
        return Math.abs(zone.centralMeridian() - meridian) < DEGREE
                && (Math.abs(easting - 500_000) < METRE || Math.abs(easting - zone.falseEastingWithPrefix()) < METRE);
    }

    private static double value(ParameterValueGroup values, String name) {
        return values.parameter(name).doubleValue();
    }
}

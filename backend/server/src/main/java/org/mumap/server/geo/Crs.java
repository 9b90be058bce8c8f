package org.mumap.server.geo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.quantity.Length;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.EngineeringCRS;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.measure.GaussZone;
import tech.units.indriya.unit.Units;

/**
 * A coordinate reference system that can be brought to EPSG:4490 without secret parameters. Easting or longitude comes first,
 * whatever the definition of the system says.
 *
 * <p>Systems on CGCS2000 are transformed within their datum. Others go to WGS 84 by the public parameters of the EPSG registry,
 * and WGS 84 is taken for CGCS2000: they differ by decimetres at most. A system without public parameters is never transformed
 * "leniently": that would be off by a hundred metres and look right.
 */
public final class Crs {

    /** CGCS2000, longitude and latitude in degrees: what everything stored is in. */
    public static final int CGCS2000 = 4490;

    private static final Pattern CODE = Pattern.compile(
            "(?i)\\s*(?:EPSG\\s*:\\s*|urn:ogc:def:crs:EPSG:[^:]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[^/]+/)?(\\d{4,6})\\s*");
    private static final Pattern CRS84 = Pattern.compile(
            "(?i)\\s*(?:urn:ogc:def:crs:OGC:[^:]*:|https?://www\\.opengis\\.net/def/crs/OGC/[^/]+/|OGC:)?CRS84\\s*");
    private static final Pattern SHIFTED = Pattern.compile("(?i)GCJ[-_ ]?0?2|BD[-_ ]?0?9(?!\\d)|火星|百度坐标|MARS");
    private static final Pattern XIAN = Pattern.compile("(?i)XI'?AN[-_ ]?(19)?80|西安[-_ ]?(19)?80|(19)?80\\s*西安|1980西安");
    private static final Pattern BEIJING =
            Pattern.compile("(?i)BEI_?JING[-_ ]?(19)?54|NEW[-_ ]BEIJING|北京[-_ ]?(19)?54|1954北京");
    private static final Pattern CHINA_2000 =
            Pattern.compile("(?i)CHINA[-_ ]?2000|CGCS[-_ ]?2000|CHINA_GEODETIC|2000国家大地");
    private static final Pattern WGS_84 = Pattern.compile("(?i)WGS[-_ ]?(19)?84|World Geodetic System 1984");
    private static final Pattern LAST_AUTHORITY =
            Pattern.compile("(?i)(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?\\s*\\]\\s*\\]\\s*$");
    private static final Map<Integer, CrsReading> BY_CODE = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable Integer epsg;
    private final CoordinateReferenceSystem system;
    private final MathTransform toDegrees;

    private Crs(String name, @Nullable Integer epsg, CoordinateReferenceSystem system, MathTransform toDegrees) {
        this.name = name;
        this.epsg = epsg;
        this.system = system;
        this.toDegrees = toDegrees;
    }

    /**
     * Reads {@code EPSG:4528}, {@code 4528}, the URN and URL forms, {@code CRS84}, or the WKT of a .prj file, with or without an
     * EPSG code in it. A URL is read as a name; nothing is ever fetched.
     */
    public static CrsReading read(String text) {
        if (CRS84.matcher(text).matches()) {
            return ofCode(4326);
        }
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            return ofCode(Integer.parseInt(code.group(1)));
        }
        Optional<CrsReading> refused = refusedByName(text);
        if (refused.isPresent()) {
            return refused.get();
        }
        return text.contains("[") ? ofWkt(text.strip()) : new CrsReading.Unknown(shorten(text));
    }

    /** CGCS2000, longitude and latitude. */
    public static Crs cgcs2000() {
        return get(CGCS2000);
    }

    /**
     * The system of that EPSG code.
     *
     * @throws IllegalArgumentException when it is unknown or refused
     */
    public static Crs get(int epsg) {
        if (ofCode(epsg) instanceof CrsReading.Known known) {
            return known.crs();
        }
        throw new IllegalArgumentException("EPSG:" + epsg + " cannot be brought to EPSG:4490");
    }

    /** Name as the registry or the file gives it. */
    public String name() {
        return name;
    }

    /** EPSG code, if the system has one. */
    public Optional<Integer> epsg() {
        return Optional.ofNullable(epsg);
    }

    /** Whether coordinates are metres in a plane, so that a plane area makes sense. */
    public boolean projected() {
        return system instanceof ProjectedCRS;
    }

    /** Metres of one unit of the plane; survey feet and kilometres occur. Makes sense for projected systems only. */
    public double metresPerUnit() {
        return system.getCoordinateSystem()
                .getAxis(0)
                .getUnit()
                .asType(Length.class)
                .getConverterTo(Units.METRE)
                .convert(1.0);
    }

    /** The Gauss–Krüger zone of CGCS2000 that it is, if it is one. */
    public Optional<GaussZone> zone() {
        return epsg == null ? Optional.empty() : GaussZone.findByEpsg(epsg);
    }

    /**
     * The shape in EPSG:4490, two-dimensional.
     *
     * @return empty when a point lies where the system is not defined
     */
    public Optional<Geometry> toCgcs2000(Geometry shape) {
        return toDegrees.isIdentity() ? Optional.of(shape) : transform(shape, toDegrees);
    }

    /** A shape of EPSG:4490 in this system; empty when a point lies where the system is not defined. */
    public Optional<Geometry> fromCgcs2000(Geometry shape) {
        try {
            return toDegrees.isIdentity() ? Optional.of(shape) : transform(shape, toDegrees.inverse());
        } catch (TransformException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return epsg == null ? name : "EPSG:" + epsg;
    }

    /** Whether both name the same system; all longitudes and latitudes that need no transform count as one. */
    public boolean same(Crs other) {
        return toString().equals(other.toString())
                || (!projected() && !other.projected() && toDegrees.isIdentity() && other.toDegrees.isIdentity());
    }

    private static Optional<Geometry> transform(Geometry shape, MathTransform transform) {
        Geometry copy = shape.copy();
        TransformOfCoordinates filter = new TransformOfCoordinates(transform);
        copy.apply(filter);
        copy.geometryChanged();
        return filter.failed() ? Optional.empty() : Optional.of(copy);
    }

    private static CrsReading ofCode(int epsg) {
        return BY_CODE.computeIfAbsent(epsg, Crs::decode);
    }

    private static CrsReading decode(int epsg) {
        try {
            CoordinateReferenceSystem system = CRS.decode("EPSG:" + epsg, true);
            String name = system.getName().getCode();
            return refusedByName(name + " " + datumName(system)).orElseGet(() -> known(name, epsg, system));
        } catch (FactoryException e) {
            return new CrsReading.Unknown("EPSG:" + epsg);
        }
    }

    private static CrsReading ofWkt(String wkt) {
        try {
            Matcher authority = LAST_AUTHORITY.matcher(wkt);
            if (authority.find()) {
                return ofCode(Integer.parseInt(authority.group(1)));
            }
            CoordinateReferenceSystem system = CRS.parseWKT(wkt);
            String name = system.getName().getCode();
            if (system instanceof EngineeringCRS) {
                return new CrsReading.Refused(name, CrsReading.Sort.LOCAL);
            }
            String datum = datumName(system);
            if (CHINA_2000.matcher(datum).find()) {
                Optional<GaussZone> zone = GaussKruger.find(system);
                return zone.isPresent() ? ofCode(GaussKruger.epsg(system, zone.get())) : known(name, null, system);
            }
            if (!WGS_84.matcher(datum).find()) {
                Integer epsg = CRS.lookupEpsgCode(system, true);
                if (epsg != null) {
                    return ofCode(epsg);
                }
            }
            return known(name, null, system);
        } catch (FactoryException e) {
            return wkt.toUpperCase(Locale.ROOT).startsWith("LOCAL_CS")
                    ? new CrsReading.Refused(shorten(wkt), CrsReading.Sort.LOCAL)
                    : new CrsReading.Unknown(shorten(wkt));
        }
    }

    private static CrsReading known(String name, @Nullable Integer epsg, CoordinateReferenceSystem system) {
        if (!(system instanceof GeographicCRS || system instanceof ProjectedCRS)
                || system.getCoordinateSystem().getDimension() != 2) {
            return system instanceof EngineeringCRS
                    ? new CrsReading.Refused(name, CrsReading.Sort.LOCAL)
                    : new CrsReading.Unknown(epsg == null ? name : "EPSG:" + epsg + " " + name);
        }
        try {
            String datum = datumName(system);
            boolean china = CHINA_2000.matcher(datum).find();
            // "lenient" only where the datum is known to be the same under another spelling
            boolean lenient = china || WGS_84.matcher(datum).find();
            CoordinateReferenceSystem degrees = CRS.decode(china ? "EPSG:4490" : "EPSG:4326", true);
            return new CrsReading.Known(new Crs(name, epsg, system, CRS.findMathTransform(system, degrees, lenient)));
        } catch (FactoryException e) {
            return new CrsReading.Unknown(epsg == null ? name : "EPSG:" + epsg + " " + name);
        }
    }

    private static Optional<CrsReading> refusedByName(String text) {
        CrsReading.Sort sort = XIAN.matcher(text).find()
                ? CrsReading.Sort.XIAN_80
                : BEIJING.matcher(text).find()
                        ? CrsReading.Sort.BEIJING_54
                        : SHIFTED.matcher(text).find() ? CrsReading.Sort.SHIFTED : null;
        return sort == null ? Optional.empty() : Optional.of(new CrsReading.Refused(nameIn(text), sort));
    }

    private static String nameIn(String text) {
        Matcher quoted = Pattern.compile("\"([^\"]+)\"").matcher(text);
        return shorten(text.contains("[") && quoted.find() ? quoted.group(1) : text);
    }

    private static String datumName(CoordinateReferenceSystem system) {
        return system instanceof SingleCRS single ? single.getDatum().getName().getCode() : "";
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}

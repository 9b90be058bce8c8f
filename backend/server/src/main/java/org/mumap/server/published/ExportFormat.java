package org.mumap.server.published;

import java.util.List;
import org.mumap.server.problem.Problem;

/**
 * The formats of exported files. None but the ledger's own holds everything, so each names what it loses: the codes are texts
 * {@code loss.<code>} of the bundle {@code published}.
 */
public enum ExportFormat {
    /** RFC 4180, UTF-8 with byte order mark; the header is the import key, so the file can be brought in again. */
    CSV("csv", "text/csv;charset=UTF-8", "shapes"),
    /** The same with the shape as WKT in a last column, EPSG:4490, so that land can be brought in again too. */
    CSV_WKT("wkt.csv", "text/csv;charset=UTF-8", "nanodegrees", "long-cells"),
    /** A workbook for reading: titles, units, a line that says the state of the data. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "shapes", "titles"),
    /** With shapes, EPSG:4490 as CRS84. */
    GEOJSON("geojson", "application/geo+json", "millimetres"),
    /** Boundary points as the land administration exchanges them (界址点坐标交换格式), GBK with CRLF. */
    TXT(
            "txt",
            "text/plain;charset=GBK",
            "boundary-attributes",
            "one-line-texts",
            "hectares",
            "plane-millimetres",
            "one-zone"),
    /** OGC GeoPackage, EPSG:4490. */
    GPKG("gpkg", "application/geopackage+sqlite3", "lists", "binary-numbers"),
    /** Zipped shapefile, EPSG:4490, .dbf in GBK. */
    SHP("shp.zip", "application/zip", "ten-bytes", "254-bytes", "lists", "binary-numbers"),
    /** Zipped shapefile, EPSG:4490, .dbf in UTF-8 with its .cpg. */
    SHP_UTF8("utf8.shp.zip", "application/zip", "ten-bytes", "254-bytes-utf8", "lists", "binary-numbers"),
    /** Zipped file geodatabase, EPSG:4490. */
    GDB("gdb.zip", "application/zip", "lists", "binary-numbers"),
    /** KML 2.2. */
    KML("kml", "application/vnd.google-earth.kml+xml", "wgs84", "lists"),
    /** KML 2.2, zipped. */
    KMZ("kmz", "application/vnd.google-earth.kmz", "wgs84", "lists"),
    /** AutoCAD R12, in the 3° zone without zone number before the easting, as CAD draws it. */
    DXF("dxf", "image/vnd.dxf", "no-attributes", "no-crs", "plane-millimetres", "one-zone");

    private final String extension;
    private final String mediaType;
    private final List<String> losses;

    ExportFormat(String extension, String mediaType, String... losses) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.losses = List.of(losses);
    }

    /** The ending of the file's name and of its address. */
    public String extension() {
        return extension;
    }

    /** The media type of the file. */
    public String mediaType() {
        return mediaType;
    }

    /** Codes of what the file does not hold as the ledger does. */
    public List<String> losses() {
        return losses;
    }

    /** Whether it can hold areas only. */
    public boolean areasOnly() {
        return this == TXT || this == DXF;
    }

    /** Whether the collection can be written in it. */
    public boolean takes(PublishedView view) {
        return !areasOnly()
                || view.geometryType().equals("MultiPolygon")
                || view.geometryType().equals("Polygon");
    }

    /** The format of a file name's ending; a problem (404) when there is none such. */
    public static ExportFormat parse(String extension) {
        for (ExportFormat format : values()) {
            if (format.extension.equals(extension)) {
                return format;
            }
        }
        throw Problem.notFound("no-such-format", extension);
    }
}

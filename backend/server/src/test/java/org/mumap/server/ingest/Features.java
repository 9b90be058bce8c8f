package org.mumap.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small GeoJSON files. */
final class Features {

    private final List<String> features = new ArrayList<>();
    private String crs = "";

    /** Properties as JSON without braces, geometry as JSON or null. */
    Features add(String properties, String geometry) {
        features.add("{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}");
        return this;
    }

    /** A square parcel with its lower left corner there. */
    Features parcel(String code, double lon, double lat, double side) {
        return add("\"parcel_code\":\"" + code + "\"", square(lon, lat, side, side));
    }

    Features crs(String name) {
        crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}},";
        return this;
    }

    String text() {
        return "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[" + String.join(",\n", features) + "]}";
    }

    static String square(double x, double y, double width, double height) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.9f,%2$.9f],[%3$.9f,%2$.9f],[%3$.9f,%4$.9f],[%1$.9f,%4$.9f],[%1$.9f,%2$.9f]]]}",
                x,
                y,
                x + width,
                y + height);
    }

    /** A code with that serial number. */
    static String code(int number) {
        return String.format(Locale.ROOT, "339922001001GB%05d", number);
    }
}

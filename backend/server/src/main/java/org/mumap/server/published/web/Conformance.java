package org.mumap.server.published.web;

import java.util.List;

/** The conformance classes that are met, each judged by a test of its own; {@code docs/conformance.md} shows them all. */
final class Conformance {

    private static final String FEATURES_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final String FEATURES_2 = "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/";
    private static final String FEATURES_3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/";

    private static final String TILES_1 = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";

    /** As {@code /ogc/conformance} declares them. */
    static final List<String> CLASSES = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            FEATURES_1 + "core",
            FEATURES_1 + "oas30",
            FEATURES_1 + "html",
            FEATURES_1 + "geojson",
            FEATURES_2 + "crs",
            FEATURES_3 + "queryables",
            FEATURES_3 + "queryables-query-parameters",
            FEATURES_3 + "filter",
            FEATURES_3 + "features-filter",
            CQL2 + "cql2-text",
            CQL2 + "cql2-json",
            CQL2 + "basic-cql2",
            CQL2 + "advanced-comparison-operators",
            CQL2 + "case-insensitive-comparison",
            CQL2 + "accent-insensitive-comparison",
            CQL2 + "basic-spatial-functions",
            CQL2 + "basic-spatial-functions-plus",
            CQL2 + "spatial-functions",
            CQL2 + "temporal-functions",
            CQL2 + "array-functions",
            CQL2 + "property-property",
            CQL2 + "functions",
            TILES_1 + "core",
            TILES_1 + "tileset",
            TILES_1 + "tilesets-list",
            TILES_1 + "geodata-tilesets",
            TILES_1 + "mvt",
            TILES_1 + "oas30");

    private Conformance() {}
}

package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;

/** Files that GDAL reads for us, each by the one driver that its first bytes ask for: shapefiles, geodatabases, drawings, KML. */
final class GdalFiles {

    /** What LIBKML says about drawing, not about land. */
    private static final Set<String> KML_LOOKS =
            Set.of("altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon");

    private final Path workFolder;
    private final Uploads.Wish wish;
    private final @Nullable String layer;
    private final Settings.Upload limits;

    GdalFiles(Path workFolder, Uploads.Wish wish, Settings.Upload limits) {
        this.workFolder = workFolder;
        this.wish = wish;
        this.layer = wish.layer();
        this.limits = limits;
    }

    RowSource openPackage(Path file) throws IOException {
        return openLayers(copy(file, "f.gpkg"), Gdal.Way.of("GPKG"), false);
    }

    RowSource openKml(Path file) throws IOException {
        return openLayers(copy(file, "f.kml"), Gdal.Way.of("LIBKML", "KML"), true);
    }

    RowSource openGeodatabase(Path folder) throws IOException {
        return openLayers(folder, Gdal.Way.of("OpenFileGDB"), false);
    }

    RowSource openDrawing(Path file) throws IOException {
        Path dxf = copy(file, "f.dxf");
        // old files say ANSI_1252 and hold GBK; blocks stay unopened, since a block may hold itself a million times
        boolean unicode = TextEncoding.of(dxf).charset().equals(StandardCharsets.UTF_8);
        Gdal.Way way = new Gdal.Way(
                List.of("DXF"),
                List.of(),
                Map.of("DXF_INLINE_BLOCKS", "FALSE", "DXF_ENCODING", unicode ? "UTF-8" : "CP936"));
        Path table = Gdal.toTable(dxf, way, "entities", workFolder);
        try (RowSource entities = table(
                CsvTable.ofGdal(table),
                new TableRows.Nature(null, null, Optional.empty(), false, SerialDays.NONE, Gdal.WKT, Set.of()))) {
            return DxfRows.read(entities, wish, limits);
        }
    }

    /**
     * A shapefile out of an archive.
     *
     * @param members all that the archive holds
     * @param several whether it holds more than this one
     */
    RowSource openShapefile(SafeZip.Member shp, List<SafeZip.Member> members, boolean several) throws IOException {
        Map<String, Path> parts = new HashMap<>();
        String base = ownStem(shp.file());
        for (SafeZip.Member member : members) {
            if (ownStem(member.file()).equals(base)) {
                parts.put(member.extension(), member.file());
            }
        }
        Path dbf = parts.get("dbf");
        if (dbf == null || !parts.containsKey("shx")) {
            throw new ImportFailure("shapefile-incomplete", shp.stem(), dbf == null ? ".dbf" : ".shx");
        }
        if (!FileHead.of(shp.file()).isShape()) {
            throw new ImportFailure("not-what-it-says", shp.name());
        }
        String encoding = DbfText.encoding(dbf, parts.get("cpg"));
        Gdal.Way way = new Gdal.Way(List.of("ESRI Shapefile"), List.of("ENCODING=" + encoding), Map.of());
        TableReader table = Gdal.open(
                shp.file(), way, null, rowsOf(parts.get("shx")), false, limits.maxVerticesPerFeature(), workFolder);
        Path prj = parts.get("prj");
        Optional<String> crs = prj == null ? Optional.empty() : Optional.of(text(prj));
        return table(
                table,
                new TableRows.Nature(
                        null, several ? shp.stem() : null, crs, true, SerialDays.NONE, Gdal.WKT, Set.of()));
    }

    private RowSource openLayers(Path dataset, Gdal.Way way, boolean kml) throws IOException {
        List<Gdal.Layer> all = Gdal.layers(dataset, way, workFolder);
        // beside layers of shapes, tables only describe how to draw them
        List<Gdal.Layer> drawn = all.stream().filter(Gdal.Layer::shapes).toList();
        List<Gdal.Layer> layers = drawn.isEmpty() ? all : drawn;
        if (layers.isEmpty()) {
            throw new ImportFailure("empty-file");
        }
        String names = String.join(", ", layers.stream().map(Gdal.Layer::name).toList());
        if (layers.size() > 1 && layer == null) {
            throw new ImportFailure("several-layers", names);
        }
        Gdal.Layer chosen = layer == null
                ? layers.get(0)
                : all.stream()
                        .filter(l -> l.name().equals(layer))
                        .findFirst()
                        .orElseThrow(() -> new ImportFailure("no-such-layer", layer, names));
        if (chosen.name().startsWith("-")) {
            throw new ImportFailure("no-such-layer", chosen.name(), names);
        }
        TableReader table = Gdal.open(
                dataset, way, chosen.name(), chosen.rows(), chosen.multi(), limits.maxVerticesPerFeature(), workFolder);
        Optional<String> crs = kml ? Optional.of("EPSG:4326") : chosen.crsText();
        Set<String> ignored = kml ? KML_LOOKS : Set.of();
        return table(table, new TableRows.Nature(null, chosen.name(), crs, false, SerialDays.NONE, Gdal.WKT, ignored));
    }

    // GDAL writes the header first, whatever it looks like
    private RowSource table(TableReader table, TableRows.Nature nature) throws IOException {
        try {
            return new TableRows(table, nature, names -> 0, limits);
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    // eight bytes for each shape behind a head of a hundred
    private static long rowsOf(@Nullable Path shx) throws IOException {
        return shx == null ? 0 : Math.max(0, (Files.size(shx) - 100) / 8);
    }

    private Path copy(Path file, String ownName) throws IOException {
        return Files.copy(file, workFolder.resolve(ownName));
    }

    private static String ownStem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(100_000);
            return new String(bytes, TextEncoding.of(file).charset());
        }
    }
}

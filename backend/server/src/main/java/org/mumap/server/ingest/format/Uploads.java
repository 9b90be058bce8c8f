package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;

/**
 * Opens an uploaded file as rows. What a file is, its first bytes say; its name must agree, so that nothing is ever handed to a
 * reader because of its name alone.
 */
public final class Uploads {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] SHP = {0, 0, 0x27, 0x0A};
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] BINARY_DXF = "AutoCAD Binary DXF".getBytes(StandardCharsets.ISO_8859_1);
    private static final List<byte[]> TIFF = List.of(
            new byte[] {'I', 'I', 42, 0}, new byte[] {'M', 'M', 0, 42}, new byte[] {'I', 'I', 43, 0}, new byte[] {
                'M', 'M', 0, 43
            });

    private static final Set<String> IN_ZIP = Set.of("geojson", "json", "csv", "xlsx", "gpkg", "kml", "ovkml", "dxf");

    /** What LIBKML says about drawing, not about land. */
    private static final Set<String> KML_LOOKS =
            Set.of("altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon");

    /**
     * What the sender says about a file.
     *
     * @param kind what its rows are
     * @param layer layer or sheet asked for, or null
     * @param register register in which numbers count that are no 宗地代码, or null
     */
    public record Wish(
            String kind, @Nullable String layer, @Nullable String register) {

        public Wish {
            layer = layer == null || layer.isBlank() ? null : layer.strip();
            register = register == null || register.isBlank() ? null : register.strip();
        }

        boolean parcels() {
            return kind.equals("parcels");
        }
    }

    private final Path workFolder;
    private final Wish wish;
    private final @Nullable String layer;
    private final ToIntFunction<List<String>> score;
    private final Settings.Upload limits;

    /**
     * @param workFolder empty folder of this job, deleted by whoever made it
     * @param wish what the sender says
     * @param score how many of some column names the kind knows
     * @param limits limits
     */
    public Uploads(Path workFolder, Wish wish, ToIntFunction<List<String>> score, Settings.Upload limits) {
        this.workFolder = workFolder;
        this.wish = wish;
        this.layer = wish.layer();
        this.score = score;
        this.limits = limits;
    }

    /**
     * Opens a file.
     *
     * @param file the upload
     * @param name the name it came with
     * @throws ImportFailure when it is nothing we read, or not what its name says
     */
    public RowSource open(Path file, String name) throws IOException {
        return open(file, name, true);
    }

    /** Whether the file begins like a TIFF and its name agrees. */
    public static boolean isTiff(Path file, String name) throws IOException {
        byte[] head = head(file);
        return (extension(name).equals("tif") || extension(name).equals("tiff"))
                && TIFF.stream().anyMatch(magic -> startsWith(head, magic));
    }

    private RowSource open(Path file, String name, boolean mayUnpack) throws IOException {
        byte[] head = head(file);
        String extension = extension(name);
        if (head.length == 0) {
            throw new ImportFailure("empty-file");
        }
        return switch (extension) {
            case "geojson", "json" -> {
                require(looksLikeJson(head), name);
                yield new GeoJsonRows(file, false, limits);
            }
            case "geojson.gz", "json.gz" -> {
                require(startsWith(head, GZIP), name);
                yield new GeoJsonRows(file, true, limits);
            }
            case "txt" -> {
                require(looksLikeText(head), name);
                yield BoundaryRows.isOne(file) ? openBoundary(file) : openTable(file);
            }
            case "csv" -> {
                require(looksLikeText(head), name);
                yield openTable(file);
            }
            case "xlsx" -> {
                require(startsWith(head, ZIP), name);
                SafeZip.check(file, limits);
                yield Workbook.open(file, layer, score, limits);
            }
            case "gpkg" -> {
                require(startsWith(head, SQLITE), name);
                yield openByGdal(copy(file, "f.gpkg"), Gdal.Way.of("GPKG"), false);
            }
            case "kml", "ovkml" -> {
                require(looksLikeXml(head), name);
                yield openByGdal(copy(file, "f.kml"), Gdal.Way.of("LIBKML", "KML"), true);
            }
            case "kmz" -> {
                if (!mayUnpack) {
                    throw new ImportFailure("zip-in-zip");
                }
                require(startsWith(head, ZIP), name);
                yield openKmz(file);
            }
            case "dxf" -> {
                if (startsWith(head, BINARY_DXF)) {
                    throw new ImportFailure("dxf-binary");
                }
                require(looksLikeDxf(head), name);
                yield openDxf(copy(file, "f.dxf"));
            }
            case "zip" -> {
                if (!mayUnpack) {
                    throw new ImportFailure("zip-in-zip");
                }
                require(startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP), name);
                yield openZip(file);
            }
            case "shp", "dbf", "shx", "prj" -> throw new ImportFailure("shapefile-not-zipped");
            case "dwg" -> throw new ImportFailure("dwg-not-read");
            case "mdb" -> throw new ImportFailure("mdb-not-read");
            case "ovobj", "ovobjx" -> throw new ImportFailure("ovobj-not-read");
            case "rar", "7z" -> throw new ImportFailure("other-archive", "." + extension);
            case "xls" -> throw new ImportFailure(startsWith(head, OLE) ? "old-excel" : "not-what-it-says", name);
            default -> throw new ImportFailure("unknown-format", extension.isEmpty() ? name : "." + extension);
        };
    }

    private static void require(boolean agrees, String name) {
        if (!agrees) {
            throw new ImportFailure("not-what-it-says", name);
        }
    }

    private RowSource openZip(Path zip) throws IOException {
        Path folder = Files.createDirectory(workFolder.resolve("unpacked"));
        List<SafeZip.Member> members = SafeZip.unpack(zip, folder, limits);
        List<SafeZip.Member> shapefiles =
                members.stream().filter(m -> m.extension().equals("shp")).toList();
        if (!shapefiles.isEmpty()) {
            return openShapefile(choose(shapefiles), members, shapefiles.size() > 1);
        }
        List<Path> geodatabases = members.stream()
                .filter(m -> m.name().toLowerCase(Locale.ROOT).contains(".gdb/"))
                .map(m -> m.file().resolveSibling("").normalize())
                .distinct()
                .toList();
        if (geodatabases.size() > 1) {
            throw new ImportFailure("several-geodatabases", geodatabases.size());
        }
        if (geodatabases.size() == 1) {
            return openByGdal(geodatabases.get(0), Gdal.Way.of("OpenFileGDB"), false);
        }
        if (members.stream().anyMatch(m -> m.extension().equals("gdbtable"))) {
            throw new ImportFailure("geodatabase-without-folder");
        }
        return openOther(members);
    }

    private RowSource openOther(List<SafeZip.Member> members) throws IOException {
        List<SafeZip.Member> others = new ArrayList<>();
        for (SafeZip.Member member : members) {
            // a text that explains what lies beside it is no data
            boolean boundary = member.extension().equals("txt") && BoundaryRows.isOne(member.file());
            if (boundary || IN_ZIP.contains(member.extension())) {
                others.add(member);
            }
        }
        if (others.isEmpty()) {
            throw new ImportFailure(
                    members.stream().anyMatch(m -> m.extension().equals("zip")) ? "zip-in-zip" : "nothing-in-zip");
        }
        SafeZip.Member member = choose(others);
        return open(member.file(), member.name(), false);
    }

    private RowSource openKmz(Path kmz) throws IOException {
        Path folder = Files.createDirectory(workFolder.resolve("unpacked"));
        List<SafeZip.Member> documents = SafeZip.unpack(kmz, folder, limits).stream()
                .filter(m -> m.extension().equals("kml"))
                .toList();
        if (documents.isEmpty()) {
            throw new ImportFailure("kmz-without-kml");
        }
        // the first document is the one that is shown; others are only linked from it
        SafeZip.Member document = documents.stream()
                .filter(m -> m.name().equalsIgnoreCase("doc.kml"))
                .findFirst()
                .orElse(documents.get(0));
        return open(document.file(), document.name(), false);
    }

    private RowSource openTable(Path file) throws IOException {
        return new TableRows(CsvTable.of(file), TableRows.Nature.of(null, false), score, limits);
    }

    private RowSource openBoundary(Path file) throws IOException {
        if (!wish.parcels()) {
            throw new ImportFailure("txt-other-kind", "@kind." + wish.kind());
        }
        return new BoundaryRows(file, wish.register(), limits);
    }

    private RowSource openDxf(Path dxf) throws IOException {
        // old files say ANSI_1252 and hold GBK; blocks stay unopened, since a block may hold itself a million times
        boolean unicode = TextEncoding.of(dxf).charset().equals(StandardCharsets.UTF_8);
        Gdal.Way way = new Gdal.Way(
                List.of("DXF"),
                List.of(),
                Map.of("DXF_INLINE_BLOCKS", "FALSE", "DXF_ENCODING", unicode ? "UTF-8" : "CP936"));
        Path table = Gdal.toTable(dxf, way, "entities", workFolder);
        try (RowSource entities =
                table(table, new TableRows.Nature(null, Optional.empty(), false, false, Gdal.WKT, Set.of()))) {
            return DxfRows.read(entities, wish, limits);
        }
    }

    private SafeZip.Member choose(List<SafeZip.Member> members) {
        if (members.size() == 1) {
            return members.get(0);
        }
        String names =
                String.join(", ", members.stream().map(SafeZip.Member::stem).toList());
        if (layer == null) {
            throw new ImportFailure("several-layers", names);
        }
        return members.stream()
                .filter(m -> m.stem().equalsIgnoreCase(layer))
                .findFirst()
                .orElseThrow(() -> new ImportFailure("no-such-layer", layer, names));
    }

    private RowSource openShapefile(SafeZip.Member shp, List<SafeZip.Member> members, boolean several)
            throws IOException {
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
        require(startsWith(head(shp.file()), SHP), shp.name());
        String encoding = DbfText.encoding(dbf, parts.get("cpg"));
        Gdal.Way way = new Gdal.Way(List.of("ESRI Shapefile"), List.of("ENCODING=" + encoding), Map.of());
        Path table = Gdal.toTable(shp.file(), way, null, workFolder);
        Path prj = parts.get("prj");
        Optional<String> crs = prj == null ? Optional.empty() : Optional.of(text(prj));
        return table(table, new TableRows.Nature(several ? shp.stem() : null, crs, true, false, Gdal.WKT, Set.of()));
    }

    private RowSource openByGdal(Path dataset, Gdal.Way way, boolean kml) throws IOException {
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
        Path table = Gdal.toTable(dataset, way, chosen.name(), workFolder);
        Optional<String> crs = kml ? Optional.of("EPSG:4326") : chosen.crsText();
        Set<String> ignored = kml ? KML_LOOKS : Set.of();
        return table(table, new TableRows.Nature(chosen.name(), crs, false, false, Gdal.WKT, ignored));
    }

    private RowSource table(Path table, TableRows.Nature nature) throws IOException {
        // GDAL writes the header first, whatever it looks like
        return new TableRows(CsvTable.ofGdal(table), nature, names -> 0, limits);
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

    private static String extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".geojson.gz")
                ? "geojson.gz"
                : lower.endsWith(".json.gz") ? "json.gz" : SafeZip.extension(name.replace('\\', '/'));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4_096);
        }
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean looksLikeJson(byte[] head) {
        for (byte b : head) {
            // blanks, a byte order mark, the zeros of UTF-16
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t' && b > 0) {
                return b == '{';
            }
        }
        return false;
    }

    private static boolean looksLikeXml(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.contains("<kml") && !text.contains("<!DOCTYPE") && !text.contains("<!ENTITY");
    }

    private static boolean looksLikeDxf(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.matches("(?s)(\\s*999\\R[^\\r\\n]*\\R)*\\s*0\\s*\\RSECTION\\s.*");
    }

    private static boolean looksLikeText(byte[] head) {
        boolean wide = head.length >= 2 && (head[0] == (byte) 0xFF || head[0] == (byte) 0xFE);
        List<Byte> controls = new ArrayList<>();
        for (byte b : head) {
            if ((b >= 0 && b < 9) || (b > 13 && b < 32 && b != 27)) {
                controls.add(b);
            }
        }
        String text =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        return (wide || controls.isEmpty())
                && !startsWith(head, ZIP)
                && !text.startsWith("<!doctype")
                && !text.startsWith("<html")
                && !text.startsWith("<ogrvrt");
    }
}

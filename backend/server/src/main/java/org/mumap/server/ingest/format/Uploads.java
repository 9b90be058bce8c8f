package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;

/**
 * Opens an uploaded file as rows. What a file is, its first bytes say; its name must agree, so that nothing is ever handed to a
 * reader because of its name alone.
 */
public final class Uploads {

    private static final Set<String> IN_ZIP = Set.of("geojson", "json", "csv", "xlsx", "gpkg", "kml", "ovkml", "dxf");

    /**
     * What the sender says about a file.
     *
     * @param kind what its rows are
     * @param layer layer or sheet asked for, or null
     * @param register register in which numbers count that are no 宗地代码, or null
     * @param reading how the points of a boundary text are read
     */
    public record Wish(
            String kind, @Nullable String layer, @Nullable String register, BoundaryReading reading) {

        /** With the axes of a text as they should be. */
        public Wish(String kind, @Nullable String layer, @Nullable String register) {
            this(kind, layer, register, BoundaryReading.NORTH_EAST);
        }

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
    private final GdalFiles gdal;

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
        this.gdal = new GdalFiles(workFolder, wish, limits);
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
        return (extension(name).equals("tif") || extension(name).equals("tiff"))
                && FileHead.of(file).isTiff();
    }

    private RowSource open(Path file, String name, boolean mayUnpack) throws IOException {
        FileHead head = FileHead.of(file);
        String extension = extension(name);
        if (head.isEmpty()) {
            throw new ImportFailure("empty-file");
        }
        return switch (extension) {
            case "geojson", "json" -> {
                require(head.looksLikeJson(), name);
                yield new GeoJsonRows(file, false, limits);
            }
            case "geojson.gz", "json.gz" -> {
                require(head.isGzip(), name);
                yield new GeoJsonRows(file, true, limits);
            }
            case "txt" -> {
                require(head.looksLikeText(), name);
                yield BoundaryRows.isOne(file) ? openBoundary(file) : openTable(file);
            }
            case "csv" -> {
                require(head.looksLikeText(), name);
                yield openTable(file);
            }
            case "xlsx" -> {
                require(head.isZip(), name);
                SafeZip.check(file, limits);
                yield Workbook.open(file, layer, score, limits);
            }
            case "gpkg" -> {
                require(head.isSqlite(), name);
                yield gdal.openPackage(file);
            }
            case "kml", "ovkml" -> {
                require(head.looksLikeKml(), name);
                yield gdal.openKml(file);
            }
            case "kmz" -> {
                if (!mayUnpack) {
                    throw new ImportFailure("zip-in-zip");
                }
                require(head.isZip(), name);
                yield openKmz(file);
            }
            case "dxf" -> {
                if (head.isBinaryDxf()) {
                    throw new ImportFailure("dxf-binary");
                }
                require(head.looksLikeDxf(), name);
                yield gdal.openDrawing(file);
            }
            case "zip" -> {
                if (!mayUnpack) {
                    throw new ImportFailure("zip-in-zip");
                }
                require(head.isZip() || head.isEmptyZip(), name);
                yield openZip(file);
            }
            case "shp", "dbf", "shx", "prj" -> throw new ImportFailure("shapefile-not-zipped");
            case "dwg" -> throw new ImportFailure("dwg-not-read");
            case "mdb" -> throw new ImportFailure("mdb-not-read");
            case "ovobj", "ovobjx" -> throw new ImportFailure("ovobj-not-read");
            case "rar", "7z" -> throw new ImportFailure("other-archive", "." + extension);
            case "xls" -> throw new ImportFailure(head.isOle() ? "old-excel" : "not-what-it-says", name);
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
            return gdal.openShapefile(choose(shapefiles), members, shapefiles.size() > 1);
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
            return gdal.openGeodatabase(geodatabases.get(0));
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
        return new TableRows(CsvTable.of(file), TableRows.Nature.of(file, null, SerialDays.NONE), score, limits);
    }

    private RowSource openBoundary(Path file) throws IOException {
        if (!wish.parcels()) {
            throw new ImportFailure("txt-other-kind", "@kind." + wish.kind());
        }
        return new BoundaryRows(file, wish.register(), wish.reading(), limits);
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

    private static String extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".geojson.gz")
                ? "geojson.gz"
                : lower.endsWith(".json.gz") ? "json.gz" : SafeZip.extension(name.replace('\\', '/'));
    }
}

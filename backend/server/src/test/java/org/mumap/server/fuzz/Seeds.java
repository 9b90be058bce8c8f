package org.mumap.server.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One whole file of every format, small, with everything in it that a reader must look at. */
final class Seeds {

    /**
     * A file to break.
     *
     * @param format what it is called on the command line
     * @param kind kind it is imported as
     * @param name its name
     * @param content its bytes
     */
    record Seed(String format, String kind, String name, byte[] content) {}

    private static final String FEATURES = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
         {"type":"Feature","properties":{"parcel_code":"339922001001GB00001","name":"沙河机械厂","registered_area_m2":9600.5,"predecessors":["339922001001GB00009"]},
          "geometry":{"type":"Polygon","coordinates":[[[120.550,29.00],[120.551,29.00],[120.551,29.001],[120.550,29.001],[120.550,29.00]],[[120.5502,29.0002],[120.5504,29.0002],[120.5504,29.0004],[120.5502,29.0002]]]}},
         {"type":"Feature","properties":{"parcel_code":"339922001001GB00002","name":"青溪印染","readiness":["ROAD","GAS"],"term_end_on":"2070-01-31"},
          "geometry":{"type":"MultiPolygon","coordinates":[[[[120.551,29.00],[120.552,29.00],[120.552,29.001],[120.551,29.001],[120.551,29.00]]],[[[120.553,29.00],[120.554,29.00],[120.554,29.001],[120.553,29.00]]]]}}]}
        """;

    private static final String BOUNDARY_POINTS = """
        [属性描述]
        格式版本号=1.01版本
        数据产生单位=示例县自然资源局
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=40
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]
        10,2.8800,1,示例园区A-01地块,面,,工业用地,0601,@
        J1,1,3209150.000,40550300.000
        J2,1,3209150.000,40550500.000
        J3,1,3209000.000,40550500.000
        J4,1,3209000.000,40550300.000
        J1,1,3209150.000,40550300.000
        J5,2,3209090.000,40550380.000
        J6,2,3209060.000,40550380.000
        J7,2,3209060.000,40550420.000
        J8,2,3209090.000,40550420.000
        J5,2,3209090.000,40550380.000
        """;

    private static final String FIRMS =
            "企业名录,,,\n统一社会信用代码,企业名称,规上,成立日期\n91350100M000100Y43,\"沙河\"\"机械\"\"厂\",是,2001/3/2\n"
                    + "91330122MA2ABCDE1X,\"青溪\n印染\",否,20240302\n";

    private Seeds() {}

    /** The seeds of all formats, or of one. */
    static List<Seed> list(Path folder, String format) throws IOException {
        Map<String, Seed> seeds = new LinkedHashMap<>();
        add(seeds, "csv", "enterprises", "e.csv", FIRMS.getBytes(StandardCharsets.UTF_8));
        add(seeds, "csv-gbk", "enterprises", "e.csv", FIRMS.getBytes(Charset.forName("GBK")));
        add(seeds, "csv-wkt", "parcels", "p.csv", wktTable().getBytes(StandardCharsets.UTF_8));
        add(seeds, "xlsx", "enterprises", "e.xlsx", workbook());
        add(seeds, "geojson", "parcels", "p.geojson", FEATURES.getBytes(StandardCharsets.UTF_8));
        add(seeds, "geojson.gz", "parcels", "p.geojson.gz", gzip(FEATURES.getBytes(StandardCharsets.UTF_8)));
        add(seeds, "txt", "parcels", "b.txt", BOUNDARY_POINTS.getBytes(Charset.forName("GBK")));
        add(seeds, "tif", "terrain", "t.tif", tiff());
        for (String[] each : new String[][] {
            {"shp", "ESRI Shapefile", "p.zip"},
            {"gpkg", "GPKG", "p.gpkg"},
            {"kml", "KML", "p.kml"},
            {"dxf", "DXF", "p.dxf"},
            {"gdb", "OpenFileGDB", "p.gdb.zip"}
        }) {
            if (format.isEmpty() || format.equals(each[0])) {
                add(seeds, each[0], "parcels", each[2], byGdal(folder, each[0], each[1]));
            }
        }
        return seeds.values().stream()
                .filter(s -> format.isEmpty() || s.format().equals(format))
                .toList();
    }

    private static void add(Map<String, Seed> seeds, String format, String kind, String name, byte[] content) {
        seeds.put(format, new Seed(format, kind, name, content));
    }

    private static String wktTable() {
        return "宗地代码;登记面积(m2);wkt\n339922001001GB00003;1,000.5;\"POLYGON((120.56 29,120.561 29,120.561 29.001,120.56 29))\"\n"
                + "339922001001GB00004;;\"MULTIPOLYGON(((120.562 29,120.563 29,120.563 29.001,120.562 29)))\"\n";
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "seed", "1.0")) {
            Worksheet sheet = book.newWorksheet("名录");
            String[] header = {"credit_code", "name", "above_scale", "registered_on"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
                sheet.value(1, i, i == 0 ? "91350100M000100Y43" : "值" + i);
            }
            sheet.value(1, 3, LocalDateTime.of(2024, 3, 2, 0, 0));
            sheet.style(1, 3).format("yyyy-mm-dd").set();
            sheet.formula(2, 0, "A2&\"x\"");
            sheet.value(2, 2, true);
            sheet.value(3, 3, 45_353.5);
            book.newWorksheet("说明").value(0, 0, "只是说明");
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(content);
        }
        return out.toByteArray();
    }

    // a picture without any place: its mutants end as "no coordinate system" or as no GeoTIFF at all
    private static byte[] tiff() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY), "tiff", out)) {
            throw new IOException("no writer for TIFF");
        }
        return out.toByteArray();
    }

    private static byte[] byGdal(Path folder, String format, String driver) throws IOException {
        Path work = Files.createDirectories(folder.resolve(format));
        Path source = Files.writeString(work.resolve("source.geojson"), FEATURES);
        Path made = work.resolve("layer." + format);
        if (!Files.exists(made)) {
            List<String> command = new java.util.ArrayList<>(List.of(
                    "ogr2ogr",
                    "-f",
                    driver,
                    made.toString(),
                    source.toString(),
                    "-nln",
                    "layer",
                    "-nlt",
                    "MULTIPOLYGON"));
            if (driver.equals("DXF")) {
                command.addAll(List.of("-select", ""));
                command.removeAll(List.of("-nln", "layer", "-nlt", "MULTIPOLYGON"));
            }
            run(command);
        }
        return switch (format) {
            case "shp" -> zip(work, "layer", "");
            case "gdb" -> zip(made, "a", "layer.gdb/");
            default -> Files.readAllBytes(made);
        };
    }

    private static byte[] zip(Path folder, String prefix, String under) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(prefix) && Files.isRegularFile(file)) {
                    zip.putNextEntry(new ZipEntry(under + file.getFileName()));
                    zip.write(Files.readAllBytes(file));
                    zip.closeEntry();
                }
            }
        }
        return out.toByteArray();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try (OutputStream closed = process.getOutputStream()) {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

package org.mumap.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Reads a generated folder back, by the formats alone: what stands in the files, not what the generator had in mind. */
final class CountyFolder {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final Pattern PROPERTY = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([-0-9.]+))");
    private static final Pattern POSITION = Pattern.compile("\\[(\\d+\\.\\d+),(\\d+\\.\\d+)\\]");

    private final Path folder;

    CountyFolder(Path folder) {
        this.folder = folder;
    }

    record Feature(Map<String, String> properties, Geometry shape) {
        String get(String key) {
            return properties.getOrDefault(key, "");
        }
    }

    /** Features of polygons; lines and points come with an empty geometry. */
    List<Feature> features(String file) {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.filter(l -> l.contains("\"type\":\"Feature\""))
                    .map(CountyFolder::feature)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Feature feature(String line) {
        int split = line.indexOf("\"geometry\":");
        Map<String, String> properties = new LinkedHashMap<>();
        Matcher m = PROPERTY.matcher(line.substring(line.indexOf("\"properties\""), split));
        while (m.find()) {
            properties.put(m.group(1), m.group(2) == null ? m.group(3) : m.group(2));
        }
        return new Feature(properties, polygons(line.substring(split)));
    }

    private static Geometry polygons(String json) {
        if (!json.contains("Polygon")) {
            return GEOMETRY.createPolygon();
        }
        List<Polygon> parts = new ArrayList<>();
        for (String part : json.split("\\]\\]\\]")) {
            List<List<Coordinate>> rings = new ArrayList<>();
            for (String ring : part.split("\\]\\],")) {
                List<Coordinate> points = new ArrayList<>();
                Matcher m = POSITION.matcher(ring + "]");
                while (m.find()) {
                    points.add(new Coordinate(Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))));
                }
                if (!points.isEmpty()) {
                    rings.add(points);
                }
            }
            if (!rings.isEmpty()) {
                parts.add(polygon(rings));
            }
        }
        return parts.size() == 1 ? parts.get(0) : GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static Polygon polygon(List<List<Coordinate>> rings) {
        return GEOMETRY.createPolygon(
                GEOMETRY.createLinearRing(rings.get(0).toArray(Coordinate[]::new)),
                rings.stream()
                        .skip(1)
                        .map(r -> GEOMETRY.createLinearRing(r.toArray(Coordinate[]::new)))
                        .toArray(org.locationtech.jts.geom.LinearRing[]::new));
    }

    /** Rows of a .csv or .xlsx by column title; empty cells are missing. */
    List<Map<String, String>> rows(String file) {
        try {
            List<List<String>> table = file.endsWith(".csv") ? csv(folder.resolve(file)) : xlsx(folder.resolve(file));
            List<String> header = table.get(0);
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> cells : table.subList(1, table.size())) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    if (!cells.get(i).isEmpty()) {
                        row.put(header.get(i), cells.get(i));
                    }
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static List<List<String>> csv(Path file) throws IOException {
        List<List<String>> table = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            table.add(List.of(line.split(",", -1)));
        }
        return table;
    }

    private static List<List<String>> xlsx(Path file) throws IOException, XMLStreamException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> shared = new ArrayList<>();
            try (InputStream in = zip.getInputStream(zip.getEntry("xl/sharedStrings.xml"))) {
                XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("t")) {
                        shared.add(xml.getElementText());
                    }
                }
            }
            try (InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return cells(XMLInputFactory.newFactory().createXMLStreamReader(in), shared);
            }
        }
    }

    private static List<List<String>> cells(XMLStreamReader xml, List<String> shared) throws XMLStreamException {
        List<List<String>> table = new ArrayList<>();
        int column = 0;
        boolean text = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> table.add(new ArrayList<>());
                case "c" -> {
                    String at = xml.getAttributeValue(null, "r").replaceAll("\\d", "");
                    column = at.length() == 1 ? at.charAt(0) - 'A' : 26 + at.charAt(1) - 'A';
                    text = "s".equals(xml.getAttributeValue(null, "t"));
                }
                case "v" -> {
                    String value = xml.getElementText();
                    List<String> row = table.get(table.size() - 1);
                    while (row.size() < column) {
                        row.add("");
                    }
                    row.add(text ? shared.get(Integer.parseInt(value)) : value);
                }
                default -> {}
            }
        }
        return table;
    }

    /** A date cell: days since 1899-12-30 in a workbook, ISO in text. */
    static LocalDate date(Map<String, String> row, String column) {
        String s = row.get(column);
        if (s == null) {
            return null;
        }
        return s.contains("-") ? LocalDate.parse(s) : LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(s));
    }
}

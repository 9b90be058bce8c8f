package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.problem.Messages;

/** Rows as KML 2.2: one folder, a schema with the import keys, the name as the placemark's own. */
final class KmlSink implements Exports.RowSink {

    /** LIBKML and Google Earth both take the placemark's name for a column of that name. */
    private static final String NAME = "name";

    private final PublishedView view;
    private final List<Property> columns;
    private final XMLStreamWriter xml;

    KmlSink(PublishedView view, Exports.Occasion occasion, OutputStream out) throws IOException {
        this.view = view;
        this.columns = view.properties().stream()
                .filter(property -> !property.name().equals(NAME))
                .toList();
        try {
            this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("kml");
            xml.writeDefaultNamespace("http://www.opengis.net/kml/2.2");
            xml.writeStartElement("Document");
            element("name", view.title().in(occasion.locale()));
            element(
                    "description",
                    Messages.text("published", occasion.locale(), "loss.wgs84", List.of()) + " " + occasion.about());
            xml.writeStartElement("Schema");
            xml.writeAttribute("name", view.id());
            xml.writeAttribute("id", view.id());
            for (Property property : columns) {
                xml.writeEmptyElement("SimpleField");
                xml.writeAttribute("type", type(property));
                xml.writeAttribute("name", property.name());
            }
            xml.writeEndElement();
            xml.writeStartElement("Folder");
            element("name", view.id());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static String type(Property property) {
        return switch (property.type()) {
            case INTEGER -> "int";
            case NUMBER, DECIMAL -> "double";
            case FLAG -> "bool";
            case TEXT, TEXTS, DATE -> "string";
        };
    }

    @Override
    public void add(ResultSet row) throws SQLException, IOException {
        try {
            xml.writeStartElement("Placemark");
            String name = view.findProperty(NAME).isPresent() ? row.getString(NAME) : row.getString(view.key());
            if (name != null) {
                element("name", name);
            }
            xml.writeStartElement("ExtendedData");
            xml.writeStartElement("SchemaData");
            xml.writeAttribute("schemaUrl", "#" + view.id());
            for (Property property : columns) {
                write(property, TableColumns.cell(row, property));
            }
            xml.writeEndElement();
            xml.writeEndElement();
            String shape = row.getString("shape");
            if (shape != null) {
                write(PostgisShapes.ofHex(shape));
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(Property property, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        String text = value instanceof BigDecimal number
                ? number.toPlainString()
                : value instanceof Boolean flag ? (flag ? "1" : "0") : value.toString();
        xml.writeStartElement("SimpleData");
        xml.writeAttribute("name", property.name());
        characters(text);
        xml.writeEndElement();
    }

    private void write(Geometry shape) throws XMLStreamException {
        if (shape instanceof GeometryCollection && shape.getNumGeometries() != 1) {
            xml.writeStartElement("MultiGeometry");
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                write(shape.getGeometryN(i));
            }
            xml.writeEndElement();
        } else if (shape instanceof GeometryCollection) {
            write(shape.getGeometryN(0));
        } else if (shape instanceof Polygon polygon) {
            xml.writeStartElement("Polygon");
            ring("outerBoundaryIs", polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring("innerBoundaryIs", polygon.getInteriorRingN(i));
            }
            xml.writeEndElement();
        } else if (shape instanceof Point || shape instanceof LineString) {
            xml.writeStartElement(shape instanceof Point ? "Point" : "LineString");
            coordinates(shape.getCoordinates());
            xml.writeEndElement();
        }
    }

    private void ring(String role, LineString ring) throws XMLStreamException {
        xml.writeStartElement(role);
        xml.writeStartElement("LinearRing");
        coordinates(ring.getCoordinates());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void coordinates(Coordinate[] coordinates) throws XMLStreamException {
        xml.writeStartElement("coordinates");
        for (int i = 0; i < coordinates.length; i++) {
            Coordinate c = coordinates[i];
            xml.writeCharacters((i == 0 ? "" : " ") + plain(c.x) + "," + plain(c.y));
        }
        xml.writeEndElement();
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).toPlainString();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        characters(text);
        xml.writeEndElement();
    }

    // XML has no way at all to write these
    private void characters(String text) throws XMLStreamException {
        xml.writeCharacters(
                text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}

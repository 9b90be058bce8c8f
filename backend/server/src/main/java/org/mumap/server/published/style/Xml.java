package org.mumap.server.published.style;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML element by element; what is text is escaped here and nowhere else. */
final class Xml {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    Xml() {
        try {
            out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are name, value, name, value … */
    Xml open(String name, Object... attributes) {
        try {
            out.writeStartElement(name);
            for (int i = 0; i + 1 < attributes.length; i += 2) {
                out.writeAttribute(clean(attributes[i]), clean(attributes[i + 1]));
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the innermost element. */
    Xml close() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element without content. */
    Xml leaf(String name, Object... attributes) {
        return open(name, attributes).close();
    }

    /** An element with a text. */
    Xml text(String name, Object content, Object... attributes) {
        try {
            open(name, attributes);
            out.writeCharacters(clean(content));
            return close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** QGIS's map of properties. */
    Xml options(Map<String, ?> properties) {
        open("Option", "type", "Map");
        properties.forEach((name, value) -> leaf("Option", "name", name, "type", "QString", "value", value));
        return close();
    }

    /** The whole document. */
    String document() {
        try {
            out.writeEndDocument();
            out.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    // characters that XML 1.0 has no way to write
    private static String clean(Object value) {
        return String.valueOf(value)
                .replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }
}

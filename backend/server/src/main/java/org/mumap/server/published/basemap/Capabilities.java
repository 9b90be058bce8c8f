package org.mumap.server.published.basemap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reads what a WMTS says of itself (OGC 07-057r7), from the host that an administrator has named and no other. */
@Component
public class Capabilities {

    private static final int MOST_BYTES = 8 << 20;
    private static final int LONGEST_URL = 1_000;

    private final Hosts hosts;

    Capabilities(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Reads the layers.
     *
     * @param url address of the capabilities; {@code {key}} stands for the key
     * @throws Problem (400) when the address cannot be asked, (502) when what it answers are no capabilities
     */
    public List<WmtsLayer> read(String url, String key) {
        URI address = address(url, key);
        hosts.require(address);
        try {
            Fetch.Answer answer = Fetch.get(address, "application/xml, text/xml", MOST_BYTES);
            if (answer.status() != HttpStatus.OK.value()) {
                throw away(address, "HTTP " + answer.status());
            }
            List<WmtsLayer> layers = new WmtsReader(document(answer.bytes()), address.getHost(), key).layers();
            if (layers.isEmpty()) {
                throw away(address, "no layer");
            }
            return layers;
        } catch (Fetch.Away e) {
            throw away(address, "no answer");
        } catch (SAXException e) {
            throw away(address, "no XML");
        }
    }

    private static URI address(String url, String key) {
        try {
            URI address = URI.create(url.strip().replace("{key}", URLEncoder.encode(key, StandardCharsets.UTF_8)));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null && url.length() <= LONGEST_URL) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("base-map-shape", "WMTS");
        }
        throw Problem.badRequest("base-map-shape", "WMTS");
    }

    // the host alone: the address may hold the key
    private static Problem away(URI address, String why) {
        return new Problem(HttpStatus.BAD_GATEWAY, "base-map-capabilities", address.getHost(), why);
    }

    /** The document, without anything that it points to. */
    static Document document(byte[] bytes) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.mumap.server.print;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlOptions;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHpsMeasure;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTOnOff;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STUnderline;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Runs of a Word document as XHTML: text with its look, line breaks, tabs, page numbers and pictures. */
final class WordRun {

    private static final double HALF = 2;
    private static final double EMU_PER_MM = 36000;
    private static final int HEX_COLOUR = 6;
    private static final XmlOptions WHOLE = new XmlOptions().setSaveOuter();
    private static final String TAB = "&#160;&#160;&#160;&#160;";

    private final XWPFDocument document;

    WordRun(XWPFDocument document) {
        this.document = document;
    }

    /** Where a field (page number) stands that may run over several runs. */
    static final class Field {
        private boolean open;
        private boolean result;
    }

    /** Writes a run; returns whether it asks for a new page. */
    boolean write(XWPFRun run, List<CTRPr> inherited, Field field, StringBuilder html) {
        StringBuilder inner = new StringBuilder();
        boolean breaks = false;
        NodeList children =
                Xhtml.parse(run.getCTR().xmlText(WHOLE)).getDocumentElement().getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element) {
                breaks |= write(run, element, field, inner);
            }
        }
        if (!inner.isEmpty()) {
            html.append("<span style=\"")
                    .append(look(run.getCTR().getRPr(), inherited))
                    .append("\">")
                    .append(inner)
                    .append("</span>");
        }
        return breaks;
    }

    private boolean write(XWPFRun run, Element element, Field field, StringBuilder html) {
        switch (element.getLocalName()) {
            case "t" -> {
                if (!field.result) {
                    html.append(Xhtml.escape(element.getTextContent()));
                }
            }
            case "tab" -> html.append(TAB);
            case "noBreakHyphen" -> html.append('-');
            case "br" -> {
                if (attribute(element, "type").equals("page")) {
                    return true;
                }
                html.append("<br/>");
            }
            case "fldChar" -> turn(field, attribute(element, "fldCharType"));
            case "instrText" -> instruction(element.getTextContent(), html);
            case "drawing" -> picture(run, element, html);
            default -> {
                // properties and marks that say nothing on paper
            }
        }
        return false;
    }

    private static void turn(Field field, String type) {
        field.open = type.equals("begin") || (field.open && !type.equals("end"));
        // what stands between "separate" and "end" is the number as it was when the file was saved
        field.result = field.open && type.equals("separate");
    }

    private static void instruction(String instruction, StringBuilder html) {
        String name = instruction.trim().toUpperCase(Locale.ROOT);
        if (name.startsWith("NUMPAGES")) {
            html.append("<span class=\"pm\"></span>");
        } else if (name.startsWith("PAGE")) {
            html.append("<span class=\"pn\"></span>");
        }
    }

    private void picture(XWPFRun run, Element drawing, StringBuilder html) {
        Element extent = first(drawing, "extent");
        Element blip = first(drawing, "blip");
        if (extent == null || blip == null) {
            return;
        }
        Element vector = first(drawing, "svgBlip");
        POIXMLDocumentPart part = run.getParent().getPart();
        String figure = vector == null ? null : figure(part, attribute(vector, "embed"));
        if (figure != null) {
            html.append(figure);
            return;
        }
        if (part.getRelationById(attribute(blip, "embed")) instanceof XWPFPictureData data
                && data.getPackagePart().getContentType().matches("image/(png|jpeg|gif)")) {
            html.append(String.format(
                    Locale.ROOT,
                    "<img alt=\"\" style=\"width: %.2fmm; height: %.2fmm\" src=\"data:%s;base64,%s\"/>",
                    WordXhtml.number(extent.getAttribute("cx"), 0) / EMU_PER_MM,
                    WordXhtml.number(extent.getAttribute("cy"), 0) / EMU_PER_MM,
                    data.getPackagePart().getContentType(),
                    Base64.getEncoder().encodeToString(data.getData())));
        }
    }

    /** The vector form of a picture if it is one of our figures; a drawing from elsewhere is shown by its pixels. */
    private @Nullable String figure(POIXMLDocumentPart part, String relation) {
        POIXMLDocumentPart own = part.getRelationById(relation);
        POIXMLDocumentPart found = own == null ? document.getRelationById(relation) : own;
        if (!(found instanceof XWPFPictureData data)) {
            return null;
        }
        try {
            Document svg = Xhtml.parse(new String(data.getData(), StandardCharsets.UTF_8));
            return FigureSvg.isFigure(svg.getDocumentElement())
                    ? FigureSvg.read(svg.getDocumentElement()).svg()
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static double points(@Nullable CTRPr own, List<CTRPr> inherited, double otherwise) {
        double points = otherwise;
        for (CTRPr look : all(own, inherited)) {
            for (CTHpsMeasure size : look.getSzArray()) {
                points = WordXhtml.number(size.getVal(), otherwise * HALF) / HALF;
            }
        }
        return points;
    }

    private static String look(@Nullable CTRPr own, List<CTRPr> inherited) {
        StringBuilder css = new StringBuilder();
        double size = points(own, inherited, 0);
        if (size > 0) {
            css.append(String.format(Locale.ROOT, "font-size: %.1fpt;", size));
        }
        List<CTRPr> all = all(own, inherited);
        if (on(all, look -> flag(look.getBArray()), look -> look.sizeOfBArray() > 0)) {
            css.append("font-weight: bold;");
        }
        if (on(all, look -> flag(look.getIArray()), look -> look.sizeOfIArray() > 0)) {
            css.append("font-style: italic;");
        }
        for (CTRPr look : all) {
            decorate(look, css);
        }
        return css.toString();
    }

    private static void decorate(CTRPr look, StringBuilder css) {
        if (look.sizeOfUArray() > 0) {
            // an underline of no kind is none
            boolean drawn = look.getUArray(0).isSetVal() && look.getUArray(0).getVal() != STUnderline.NONE;
            css.append("text-decoration: ").append(drawn ? "underline;" : "none;");
        }
        if (look.sizeOfColorArray() > 0) {
            String colour = String.valueOf(look.getColorArray(0).xgetVal().getStringValue());
            if (colour.length() == HEX_COLOUR && colour.matches("[0-9A-Fa-f]+")) {
                css.append("color: #").append(colour).append(';');
            }
        }
        if (look.sizeOfVertAlignArray() > 0) {
            switch (String.valueOf(look.getVertAlignArray(0).getVal())) {
                case "superscript" -> css.append("vertical-align: super; font-size: 65%;");
                case "subscript" -> css.append("vertical-align: sub; font-size: 65%;");
                default -> css.append("vertical-align: baseline;");
            }
        }
    }

    private static boolean on(List<CTRPr> looks, Predicate<CTRPr> value, Predicate<CTRPr> said) {
        boolean on = false;
        for (CTRPr look : looks) {
            on = said.test(look) ? value.test(look) : on;
        }
        return on;
    }

    private static boolean flag(CTOnOff[] flags) {
        if (flags.length == 0) {
            return false;
        }
        Object value = flags[0].isSetVal() ? flags[0].getVal() : "true";
        return !List.of("0", "false", "off").contains(String.valueOf(value).toLowerCase(Locale.ROOT));
    }

    private static List<CTRPr> all(@Nullable CTRPr own, List<CTRPr> inherited) {
        List<CTRPr> all = new ArrayList<>(inherited);
        if (own != null) {
            all.add(own);
        }
        return all;
    }

    private static String attribute(Element element, String localName) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (localName.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    private static @Nullable Element first(Element within, String localName) {
        NodeList found = within.getElementsByTagNameNS("*", localName);
        return found.getLength() == 0 ? null : (Element) found.item(0);
    }
}

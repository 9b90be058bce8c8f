package org.mumap.server.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Figures as SVG and back. Only what a figure needs is written ({@code path} of straight lines, {@code text}), and only that is
 * read: a drawing from elsewhere is not taken for a figure.
 */
final class FigureSvg {

    private static final String FAMILY = "'Noto Sans CJK SC','Microsoft YaHei','SimHei',sans-serif";
    /** The mark by which a figure is known again. */
    private static final String OWN = "data-mumap";

    private static final double HALO_MM = 0.7;

    private FigureSvg() {}

    static String write(Figure figure) {
        StringBuilder svg = new StringBuilder(1 << 14);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .append(OWN)
                .append("=\"figure\" width=\"")
                .append(number(figure.widthMm()))
                .append("mm\" height=\"")
                .append(number(figure.heightMm()))
                .append("mm\" viewBox=\"0 0 ")
                .append(number(figure.widthMm()))
                .append(' ')
                .append(number(figure.heightMm()))
                .append("\">\n");
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Outline outline) {
                write(svg, outline);
            } else if (mark instanceof Mark.Words words) {
                write(svg, words);
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Whether the element is a figure that we wrote. */
    static boolean isFigure(Element svg) {
        return svg.getAttribute(OWN).equals("figure");
    }

    /**
     * Reads a figure back.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static Figure read(Element svg) {
        if (!isFigure(svg)) {
            throw new IllegalArgumentException("not a figure of this program");
        }
        List<Mark> marks = new ArrayList<>();
        for (Node node = svg.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                switch (element.getTagName()) {
                    case "path" -> marks.add(outline(element));
                    case "text" -> {
                        if (!element.getAttribute("class").equals("halo")) {
                            marks.add(words(element));
                        }
                    }
                    default -> throw new IllegalArgumentException("a figure has no " + element.getTagName());
                }
            }
        }
        return new Figure(millimetres(svg, "width"), millimetres(svg, "height"), marks);
    }

    private static void write(StringBuilder svg, Mark.Outline outline) {
        svg.append("<path d=\"");
        for (double[] ring : outline.rings()) {
            for (int i = 0; i + 1 < ring.length; i += 2) {
                svg.append(i == 0 ? 'M' : 'L')
                        .append(number(ring[i]))
                        .append(' ')
                        .append(number(ring[i + 1]));
            }
            if (outline.closed()) {
                svg.append('Z');
            }
        }
        svg.append("\" fill=\"").append(outline.fill() == null ? "none" : outline.fill());
        svg.append("\" fill-rule=\"evenodd\"");
        if (outline.stroke() != null) {
            svg.append(" stroke=\"")
                    .append(outline.stroke())
                    .append("\" stroke-width=\"")
                    .append(number(outline.widthMm()))
                    .append("\" stroke-linejoin=\"round\"");
            if (!outline.dashMm().isEmpty()) {
                svg.append(" stroke-dasharray=\"")
                        .append(outline.dashMm().stream().map(FigureSvg::number).collect(Collectors.joining(" ")))
                        .append('"');
            }
        }
        svg.append("/>\n");
    }

    private static void write(StringBuilder svg, Mark.Words words) {
        if (words.halo()) {
            svg.append("<text class=\"halo\"").append(attributes(words)).append(" fill=\"#ffffff\" stroke=\"#ffffff\"");
            svg.append(" stroke-width=\"").append(HALO_MM).append("\" stroke-linejoin=\"round\">");
            svg.append(Xhtml.escape(words.text())).append("</text>\n");
        }
        svg.append("<text").append(attributes(words)).append(" fill=\"").append(words.colour());
        svg.append("\" data-halo=\"").append(words.halo()).append("\">");
        svg.append(Xhtml.escape(words.text())).append("</text>\n");
    }

    private static String attributes(Mark.Words words) {
        String x = number(words.x());
        String y = number(words.y());
        return " x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s%s"
                .formatted(
                        x,
                        y,
                        FAMILY,
                        number(words.sizeMm()),
                        words.anchor().name().toLowerCase(Locale.ROOT),
                        words.bold() ? " font-weight=\"bold\"" : "",
                        words.turned() ? " transform=\"rotate(-90 " + x + " " + y + ")\"" : "");
    }

    private static Mark.Outline outline(Element path) {
        List<double[]> rings = new ArrayList<>();
        String d = path.getAttribute("d");
        for (String ring : d.split("M", -1)) {
            if (!ring.isBlank()) {
                rings.add(Arrays.stream(
                                ring.replace('L', ' ').replace('Z', ' ').trim().split(" +", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        String dash = path.getAttribute("stroke-dasharray");
        String width = path.getAttribute("stroke-width");
        return new Mark.Outline(
                rings,
                d.endsWith("Z"),
                colour(path, "fill"),
                colour(path, "stroke"),
                width.isEmpty() ? 0 : Double.parseDouble(width),
                dash.isEmpty()
                        ? List.of()
                        : Arrays.stream(dash.split(" ", -1))
                                .map(Double::valueOf)
                                .toList());
    }

    private static Mark.Words words(Element text) {
        return new Mark.Words(
                text.getTextContent(),
                Double.parseDouble(text.getAttribute("x")),
                Double.parseDouble(text.getAttribute("y")),
                Double.parseDouble(text.getAttribute("font-size")),
                Mark.Anchor.valueOf(text.getAttribute("text-anchor").toUpperCase(Locale.ROOT)),
                text.hasAttribute("transform"),
                text.getAttribute("fill"),
                text.getAttribute("data-halo").equals("true"),
                text.getAttribute("font-weight").equals("bold"));
    }

    private static @Nullable String colour(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() || value.equals("none") ? null : value;
    }

    private static double millimetres(Element svg, String name) {
        String value = svg.getAttribute(name);
        if (!value.endsWith("mm")) {
            throw new IllegalArgumentException("a figure's " + name + " is in mm, not " + value);
        }
        return Double.parseDouble(value.substring(0, value.length() - 2));
    }

    /** Hundredths of a millimetre are finer than any printer; three decimals keep sums exact. */
    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}

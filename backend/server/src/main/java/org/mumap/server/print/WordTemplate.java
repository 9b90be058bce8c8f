package org.mumap.server.print;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.exception.RenderException;
import com.deepoove.poi.policy.RenderPolicy;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Fills .docx templates that an office edits in Word. {@code {{name}}} takes a value, {@code {{?list}} … {{/list}}} repeats,
 * {@code {{@map}}} takes a {@link Figure}, which Word shows as a vector drawing (with 300 dpi pixels for programs that cannot).
 * A tag without a value is an error and not a blank: a paper with a hole in it must not go out.
 */
@Component
public class WordTemplate {

    /** Where Word keeps the vector form of a picture. */
    static final String SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    static final String SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final PrintFonts fonts;
    private final Configure configure;

    WordTemplate(PrintFonts fonts) {
        this.fonts = fonts;
        this.configure = Configure.builder()
                .setValidErrorHandler(new Configure.AbortHandler())
                .addPlugin('@', figures())
                .build();
    }

    /**
     * The template with its tags filled.
     *
     * @param docx the template; read, not closed
     * @param model values by tag: texts, numbers, dates, {@link Figure}s, lists and maps of such
     * @return the filled document
     * @throws Problem (422) when a tag of the template has no value, or the file is no .docx
     */
    public byte[] fill(InputStream docx, Map<String, ?> model) {
        Map<String, Object> values = new HashMap<>();
        model.forEach((name, value) -> values.put(name, value == null ? "" : value));
        try (XWPFTemplate template = XWPFTemplate.compile(docx, configure)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            template.render(values).write(out);
            return out.toByteArray();
        } catch (RenderException e) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "word-template", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // the library's own picture tag takes addresses and would fetch them; this one takes figures only
    private RenderPolicy figures() {
        return (ElementTemplate element, Object data, XWPFTemplate template) -> {
            XWPFRun run = ((RunTemplate) element).getRun();
            if (!(data instanceof Figure figure)) {
                throw new RenderException("{{@" + element.getTagName() + "}}: not a figure");
            }
            run.setText("", 0);
            insert(template.getXWPFDocument(), run, figure);
        };
    }

    private void insert(XWPFDocument document, XWPFRun run, Figure figure) {
        try {
            XWPFPicture picture = run.addPicture(
                    new ByteArrayInputStream(FigurePng.write(figure, fonts)),
                    Document.PICTURE_TYPE_PNG,
                    "map.png",
                    emu(figure.widthMm()),
                    emu(figure.heightMm()));
            byte[] svg =
                    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + figure.svg()).getBytes(StandardCharsets.UTF_8);
            String relation = document.addPictureData(svg, org.apache.poi.common.usermodel.PictureType.SVG);
            try (XmlCursor cursor =
                    picture.getCTPicture().getBlipFill().getBlip().newCursor()) {
                cursor.toEndToken();
                cursor.beginElement(new QName(DRAWING, "extLst", "a"));
                cursor.beginElement(new QName(DRAWING, "ext", "a"));
                cursor.insertAttributeWithValue("uri", SVG_EXTENSION);
                cursor.beginElement(new QName(SVG_NAMESPACE, "svgBlip", "asvg"));
                cursor.insertAttributeWithValue(new QName(RELATIONS, "embed", "r"), relation);
            }
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int emu(double mm) {
        return (int) Math.round(mm * Units.EMU_PER_CENTIMETER / 10);
    }
}

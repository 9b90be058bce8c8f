package org.mumap.server.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The letters of everything printed: a Latin face for letters and digits, a Chinese face for the rest, tried in this order for
 * each character and embedded. The server starts without them and says so: a county without printer still has its map.
 */
@Component
public class PrintFonts implements HealthIndicator {

    /** What stands where no font has the character: the printer's mark for a missing sort. */
    static final String MISSING = "〓";

    static final String CURE = "apt-get install -y fonts-droid-fallback fonts-liberation fonts-dejavu-core";

    private static final Logger LOG = LoggerFactory.getLogger(PrintFonts.class);

    private static final List<String> CHINESE = List.of(
            "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
            "/usr/share/fonts/truetype/droid/DroidSansFallback.ttf",
            "/usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf",
            "/usr/share/fonts/google-droid-sans-fonts/DroidSansFallbackFull.ttf",
            "/usr/share/fonts/google-droid/DroidSansFallback.ttf");
    private static final List<String> LATIN = List.of(
            "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
            "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
            "/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
            "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf");
    private static final List<String> LATIN_BOLD = List.of(
            "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
            "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
            "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
            "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf");
    /** Signs that neither has (◇ ① ✔); a machine without it shows those as missing. */
    private static final List<String> SIGNS = List.of(
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf");

    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    /** A font file and the letters it has. */
    private record Face(String family, Path file, CmapLookup letters) {

        static Face of(String family, Path file) {
            return new Face(family, file, readLetters(file));
        }

        boolean has(int character) {
            return letters.getGlyphId(character) != 0;
        }
    }

    /** The faces in the order in which they are asked for a letter. */
    private record Faces(List<Face> regular, Path latinBold) {}

    private final Optional<Faces> faces;

    PrintFonts(PrintSettings settings) {
        faces = find(settings);
        if (faces.isEmpty()) {
            LOG.warn("打印缺少字体:请安装 {} 或设 mumap.print.font、mumap.print.latin-font;在此之前不能出 PDF。", CURE);
            LOG.warn(
                    "Fonts for printing are missing: install them as above or set mumap.print.font and mumap.print.latin-font.");
        }
    }

    /** The faces of one document, loaded into it, in the order of the room. */
    record Loaded(List<PDType0Font> regular, PrintFonts fonts) {

        /** The face that has the character; the first where none has. */
        PDType0Font of(int character) {
            return regular.get(Math.max(fonts.faceOf(character), 0));
        }
    }

    /** Refuses (503) with the cure when there are no fonts. */
    public void require() {
        if (faces.isEmpty()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "print-font-missing", CURE);
        }
    }

    /** Whether a font has the character. */
    public boolean has(int character) {
        return faceOf(character) >= 0;
    }

    /** The text with {@value #MISSING} for every character that no font has. */
    public String printable(String text) {
        if (text.codePoints().allMatch(this::has)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (has(c)) {
                printable.appendCodePoint(c);
            } else {
                printable.append(Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT ? " " : MISSING);
            }
        });
        return printable.toString();
    }

    @Override
    public Health health() {
        // no reason to call the whole server down
        return faces.isPresent()
                ? Health.up().build()
                : Health.unknown().withDetail("cure", CURE).build();
    }

    /** Place of the first face that has the character, -1 where none has. */
    private int faceOf(int character) {
        List<Face> regular = known().regular();
        for (int i = 0; i < regular.size(); i++) {
            if (regular.get(i).has(character)) {
                return i;
            }
        }
        return -1;
    }

    Loaded load(PDDocument document) throws IOException {
        List<PDType0Font> loaded = new ArrayList<>();
        for (Face face : known().regular()) {
            loaded.add(PDType0Font.load(document, Files.newInputStream(face.file()), true));
        }
        return new Loaded(loaded, this);
    }

    void give(PdfRendererBuilder builder) {
        Faces known = known();
        builder.useFont(known.latinBold().toFile(), known.regular().get(0).family(), BOLD, FontStyle.NORMAL, true);
        for (Face face : known.regular()) {
            builder.useFont(face.file().toFile(), face.family(), REGULAR, FontStyle.NORMAL, true);
        }
        builder.useReplacementText(MISSING);
    }

    private Faces known() {
        require();
        return faces.orElseThrow();
    }

    private static Optional<Faces> find(PrintSettings settings) {
        Optional<Path> chinese = first(settings.font(), CHINESE);
        Optional<Path> latin = first(settings.latinFont(), LATIN);
        if (chinese.isEmpty() || latin.isEmpty()) {
            return Optional.empty();
        }
        Path bold = first(settings.latinBoldFont(), LATIN_BOLD).orElse(latin.get());
        List<Face> regular = new ArrayList<>();
        regular.add(Face.of("latin", latin.get()));
        regular.add(Face.of("chinese", chinese.get()));
        first("", SIGNS).ifPresent(file -> regular.add(Face.of("signs", file)));
        return Optional.of(new Faces(List.copyOf(regular), bold));
    }

    private static Optional<Path> first(String set, List<String> usual) {
        List<String> candidates = new ArrayList<>(set.isEmpty() ? usual : List.of(set));
        return candidates.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }

    private static CmapLookup readLetters(Path file) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(new File(file.toString())))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s 不是可用的 TrueType 字体(mumap.print.*font) / is not a usable TrueType font".formatted(file), e);
        }
    }
}

package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mumap.server.Settings;

/**
 * Unpacks a zip under names of our own: what the archive calls its entries never reaches the file system or a command line.
 * Counts what really comes out, since the sizes an archive states may lie.
 */
final class SafeZip {

    /**
     * One unpacked entry.
     *
     * @param name its name in the archive, with {@code /}
     * @param file where it lies now; entries of the same stem keep a common stem
     */
    record Member(String name, Path file) {

        /** Extension in small letters, without the dot. */
        String extension() {
            return SafeZip.extension(name);
        }

        /** The name without folders and extension. */
        String stem() {
            String last = name.substring(name.lastIndexOf('/') + 1);
            int dot = last.lastIndexOf('.');
            return dot < 0 ? last : last.substring(0, dot);
        }
    }

    private final Path folder;
    private final Settings.Upload limits;
    private final Map<String, String> stems = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long unpacked;

    private SafeZip(Path folder, Settings.Upload limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** Unpacks into an empty folder. */
    static List<Member> unpack(Path zip, Path folder, Settings.Upload limits) throws IOException {
        Charset charset = namesAreUtf8(zip) ? StandardCharsets.UTF_8 : TextEncoding.CHINESE;
        try (ZipFile file = new ZipFile(zip.toFile(), charset)) {
            if (file.size() > limits.maxEntries()) {
                throw new ImportFailure("too-many-entries", file.size(), limits.maxEntries());
            }
            SafeZip unpacking = new SafeZip(folder, limits);
            List<Member> members = new ArrayList<>();
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory() && !isClutter(entry.getName())) {
                    members.add(unpacking.unpack(file, entry, Files.size(zip)));
                }
            }
            return members;
        } catch (ZipException | IllegalArgumentException e) {
            throw new ImportFailure("broken-zip");
        }
    }

    /** Checks a zip-based file (a workbook) without writing anything. */
    static void check(Path zip, Settings.Upload limits) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            if (file.size() > limits.maxEntries()) {
                throw new ImportFailure("too-many-entries", file.size(), limits.maxEntries());
            }
            long sum = 0;
            byte[] buffer = new byte[65_536];
            for (ZipEntry entry : Collections.list(file.entries())) {
                try (LimitedStream in = new LimitedStream(
                        file.getInputStream(entry), Files.size(zip), limits.maxUnpackedBytes() - sum)) {
                    int n;
                    while ((n = in.read(buffer)) > 0) {
                        sum += n;
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new ImportFailure("broken-zip");
        }
    }

    private static boolean namesAreUtf8(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            // names in GBK seldom are valid UTF-8: the JDK refuses them, or reads the mark of an unknown character
            return Collections.list(file.entries()).stream()
                    .noneMatch(e -> e.getName().indexOf('\uFFFD') >= 0);
        } catch (ZipException | IllegalArgumentException e) {
            return false;
        }
    }

    private Member unpack(ZipFile zip, ZipEntry entry, long packed) throws IOException {
        String name = clean(entry.getName());
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
            throw new ImportFailure("zip-name-twice", shorten(name));
        }
        Path file = place(name);
        try (InputStream raw = zip.getInputStream(entry);
                LimitedStream in = new LimitedStream(raw, packed, limits.maxUnpackedBytes() - unpacked)) {
            unpacked += Files.copy(in, file);
        }
        return new Member(name, file);
    }

    /** The name with one kind of slash; a name that would lead out of the folder ends the import. */
    private static String clean(String raw) {
        String name = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('\\', '/');
        boolean leadsOut = name.startsWith("/")
                || name.indexOf('\0') >= 0
                || name.matches("^[A-Za-z]:.*")
                || List.of(name.split("/", -1)).contains("..");
        if (leadsOut || name.length() > 500) {
            throw new ImportFailure("zip-slip", shorten(name));
        }
        return name;
    }

    private Path place(String name) throws IOException {
        int geodatabase = name.toLowerCase(Locale.ROOT).lastIndexOf(".gdb/");
        if (geodatabase >= 0) {
            String inner = name.substring(geodatabase + 5);
            if (!inner.matches("[A-Za-z0-9_]{1,40}(\\.[A-Za-z0-9_]{1,20}){0,3}")) {
                throw new ImportFailure("zip-slip", shorten(name));
            }
            Path dir = folder.resolve(own(name.substring(0, geodatabase)) + ".gdb");
            Files.createDirectories(dir);
            return dir.resolve(inner);
        }
        String extension = extension(name);
        String stem = name.substring(0, name.length() - (extension.isEmpty() ? 0 : extension.length() + 1));
        String suffix = extension.matches("[a-z0-9]{1,10}") ? "." + extension : ".bin";
        return folder.resolve(own(stem) + suffix);
    }

    private String own(String stem) {
        return stems.computeIfAbsent(stem.toLowerCase(Locale.ROOT), s -> "f" + (stems.size() + 1));
    }

    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    static String extension(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1);
    }

    private static String shorten(String name) {
        return name.length() <= 100 ? name : name.substring(0, 99) + "…";
    }
}

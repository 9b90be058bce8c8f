package org.mumap.demo.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * One sheet with Chinese column titles, dates as real date cells, booleans as 是/否. The library stamps the moment of writing into the
 * workbook; a second pass takes it out so that equal rows give equal bytes.
 */
final class XlsxTable implements Table {
    private static final int FLUSH_EVERY = 500;
    private static final LocalDateTime STAMP = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Path file;
    private final Path draft;
    private final OutputStream draftOut;
    private final Workbook workbook;
    private final Worksheet sheet;
    private final int width;
    private int row = 1;

    XlsxTable(Path file, String... columns) throws IOException {
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".part");
        this.draftOut = new BufferedOutputStream(Files.newOutputStream(draft));
        this.workbook = new Workbook(draftOut, "MuMap", "1.0");
        this.sheet = workbook.newWorksheet("Sheet1");
        this.width = columns.length;
        for (int i = 0; i < width; i++) {
            sheet.value(0, i, columns[i].substring(columns[i].indexOf('|') + 1));
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        if (values.length != width) {
            throw new IllegalArgumentException("expected " + width + " values, got " + values.length);
        }
        for (int i = 0; i < width; i++) {
            cell(i, values[i]);
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, @Nullable Object value) {
        if (value instanceof Number n) {
            sheet.value(row, column, n);
        } else if (value instanceof LocalDate d) {
            sheet.value(row, column, d);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Boolean b) {
            sheet.value(row, column, b ? "是" : "否");
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
        draftOut.close();
        try (ZipFile in = new ZipFile(draft.toFile());
                OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream out = new ZipOutputStream(raw)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(STAMP);
                out.putNextEntry(copy);
                try (InputStream part = in.getInputStream(entry)) {
                    if (entry.getName().equals("docProps/core.xml")) {
                        out.write(withoutMoment(part.readAllBytes()));
                    } else {
                        part.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
        Files.delete(draft);
    }

    private static byte[] withoutMoment(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", STAMP + ":00Z").getBytes(StandardCharsets.UTF_8);
    }
}

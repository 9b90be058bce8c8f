package org.mumap.server.siting.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.server.problem.Problem;

/** Reads what a project needs from its application form, an .xlsx of any layout. */
public final class ApplicationForm {

    /** Largest file, bytes. */
    public static final int MOST_BYTES = 2_000_000;

    private static final int MOST_UNPACKED = 30_000_000;
    private static final int MOST_PARTS = 500;
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 40;
    private static final int LOOK_AHEAD = 4;
    private static final double ROOM = 1.2;

    private ApplicationForm() {}

    /**
     * A cell that was read.
     *
     * @param field what it says
     * @param label the label beside it
     * @param cell its place, such as {@code C5}
     * @param text what stands in it
     */
    public record Read(FormField field, String label, String cell, String text) {}

    /**
     * What a form says.
     *
     * @param minMu least area, mu
     * @param maxMu largest area, mu
     * @param industryCode industry
     * @param pollutionClass 1 to 3
     * @param limits limit of each demand, by code
     * @param plant length and width, m
     * @param readiness works of readiness
     * @param read the cells it comes from
     * @param unread cells under a known label that could not be understood
     */
    public record Answer(
            @Nullable Double minMu,
            @Nullable Double maxMu,
            @Nullable String industryCode,
            @Nullable Integer pollutionClass,
            Map<String, Double> limits,
            @Nullable List<Double> plant,
            List<String> readiness,
            List<Read> read,
            List<Read> unread) {}

    /** Reads a form; a problem (400) when it is no .xlsx, too large, or says nothing that is known. */
    public static Answer read(byte[] file) {
        requireHarmless(file);
        List<List<String>> grid = grid(file);
        Map<FormField, Read> found = new EnumMap<>(FormField.class);
        for (int row = 0; row < grid.size(); row++) {
            for (int column = 0; column < grid.get(row).size(); column++) {
                String label = grid.get(row).get(column);
                int at = row;
                int from = column;
                FormField.named(label).ifPresent(field -> {
                    Read value = value(grid, field, label, at, from);
                    if (value != null) {
                        found.putIfAbsent(field, value);
                    }
                });
            }
        }
        if (found.isEmpty()) {
            throw Problem.badRequest("siting-form-empty");
        }
        return answer(found);
    }

    /** The value to the right of a label, else the one below it. */
    private static @Nullable Read value(List<List<String>> grid, FormField field, String label, int row, int column) {
        List<String> line = grid.get(row);
        for (int i = column + 1; i < Math.min(line.size(), column + 1 + LOOK_AHEAD); i++) {
            if (!line.get(i).isBlank()) {
                return FormField.named(line.get(i)).isPresent()
                        ? null
                        : new Read(field, label, name(row, i), line.get(i));
            }
        }
        boolean below = row + 1 < grid.size() && column < grid.get(row + 1).size();
        String text = below ? grid.get(row + 1).get(column) : "";
        return text.isBlank() || FormField.named(text).isPresent()
                ? null
                : new Read(field, label, name(row + 1, column), text);
    }

    private static Answer answer(Map<FormField, Read> found) {
        Map<String, Double> limits = new LinkedHashMap<>();
        List<Read> unread = new ArrayList<>();
        Set<FormField> special = EnumSet.of(
                FormField.AREA, FormField.INDUSTRY, FormField.POLLUTION_CLASS, FormField.PLANT, FormField.READINESS);
        found.forEach((field, read) -> {
            if (!special.contains(field)) {
                numbers(read).stream().findFirst().ifPresent(value -> limits.put(field.name(), value));
            }
        });
        List<Double> area = numbers(found.get(FormField.AREA));
        List<Double> plant = numbers(found.get(FormField.PLANT));
        Read industry = found.get(FormField.INDUSTRY);
        Read pollution = found.get(FormField.POLLUTION_CLASS);
        Read works = found.get(FormField.READINESS);
        Answer answer = new Answer(
                area.isEmpty() ? null : rounded(area.get(0)),
                area.isEmpty() ? null : rounded(area.size() > 1 ? area.get(1) : area.get(0) * ROOM),
                industry == null ? null : industryCode(industry.text()),
                pollution == null ? null : FormField.pollutionClass(pollution.text()),
                limits,
                plant.size() < 2
                        ? null
                        : List.of(Math.max(plant.get(0), plant.get(1)), Math.min(plant.get(0), plant.get(1))),
                works == null ? List.of() : FormField.works(works.text()),
                new ArrayList<>(found.values()),
                unread);
        found.forEach((field, read) -> {
            if (!understood(field, answer)) {
                unread.add(read);
            }
        });
        answer.read().removeAll(unread);
        return answer;
    }

    private static boolean understood(FormField field, Answer answer) {
        return switch (field) {
            case AREA -> answer.minMu() != null;
            case INDUSTRY -> answer.industryCode() != null;
            case POLLUTION_CLASS -> answer.pollutionClass() != null;
            case PLANT -> answer.plant() != null;
            case READINESS -> !answer.readiness().isEmpty();
            default -> answer.limits().containsKey(field.name());
        };
    }

    private static List<Double> numbers(@Nullable Read read) {
        return read == null ? List.of() : read.field().numbers(read.label(), read.text());
    }

    private static double rounded(double mu) {
        return BigDecimal.valueOf(mu).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    private static @Nullable String industryCode(String text) {
        Matcher matcher = Pattern.compile("\\d{2,4}").matcher(text);
        return matcher.find() && IndustryCode.isValid(null, matcher.group()) ? matcher.group() : null;
    }

    private static String name(int row, int column) {
        String letters = column < 26
                ? String.valueOf((char) ('A' + column))
                : "" + (char) ('A' + column / 26 - 1) + (char) ('A' + column % 26);
        return letters + (row + 1);
    }

    private static List<List<String>> grid(byte[] file) {
        List<List<String>> grid = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.limit(MOST_ROWS).forEach(row -> {
                while (grid.size() < Math.min(row.getRowNum() - 1, MOST_ROWS)) {
                    grid.add(List.of());
                }
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                    Cell cell = row.getCell(i);
                    cells.add(
                            cell == null || cell.getRawValue() == null
                                    ? ""
                                    : cell.getText().strip());
                }
                grid.add(cells);
            });
        } catch (RuntimeException | IOException e) {
            // the reader has no exception of its own for a broken package
            throw Problem.badRequest("siting-form-broken");
        }
        return grid;
    }

    /** A package that unpacks to far more than it weighs is refused before it is parsed. */
    private static void requireHarmless(byte[] file) {
        try {
            // by its directory, which only a file has: read as a stream, workbooks of many programs cannot be
            // understood
            Path kept = Files.createTempFile("form", ".xlsx");
            try {
                Files.write(kept, file);
                if (!harmless(kept)) {
                    throw Problem.badRequest("siting-form-broken");
                }
            } finally {
                Files.delete(kept);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badRequest("siting-form-broken");
        }
    }

    private static boolean harmless(Path file) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[8192];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0 || zip.size() > MOST_PARTS) {
                return false;
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        unpacked += n;
                        if (unpacked > MOST_UNPACKED) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /** An empty form with the labels that are read, and an example of each value. */
    public static byte[] blank() {
        String[] examples = {
            "50 亩",
            "3825 光伏设备及元器件制造",
            "二类",
            "8000 kVA",
            "600 吨",
            "480 吨",
            "2000 立方米",
            "2 公里",
            "500 米",
            "8 度",
            "120 × 60 米",
            "",
            "",
            "路、电、供水、污水"
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet("项目申请表");
            sheet.value(0, 0, "项目申请表:不限版式,认得左列这些名称;右列改成本项目的数");
            FormField[] fields = FormField.values();
            for (int i = 0; i < fields.length; i++) {
                sheet.value(i + 1, 0, fields[i].label());
                sheet.value(i + 1, 1, examples[i]);
            }
            sheet.width(0, 22);
            sheet.width(1, 36);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

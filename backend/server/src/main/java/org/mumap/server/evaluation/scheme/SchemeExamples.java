package org.mumap.server.evaluation.scheme;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Exclusion;
import org.mumap.rules.evaluation.Indicator;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.evaluation.LandRule;
import org.mumap.rules.evaluation.Scheme;
import org.springframework.stereotype.Component;

/** Published schemes to begin with: dated data with their source, in {@code data/standard}. */
@Component
public class SchemeExamples {

    private static final String USUAL_GRADES = "grades-2024";
    private static final Map<String, String> OWN_GRADES =
            Map.of("anhui-county-above", "grades-anhui-county", "anhui-county-below", "grades-anhui-county");

    private final List<Map<String, String>> schemes = rows("evaluation_scheme.csv");
    private final List<Map<String, String>> indicators = rows("evaluation_indicator.csv");
    private final List<Map<String, String>> rules = rows("rule_value.csv");

    /** The examples, in the order of their table. */
    public List<SchemeBody> list(Locale language) {
        return schemes.stream().map(row -> body(row, language)).toList();
    }

    private SchemeBody body(Map<String, String> row, Locale language) {
        String name = text(row, "scheme");
        String ending = language.getLanguage().equals("en") ? "_en" : "_zh";
        return new SchemeBody(
                        text(row, "name" + ending),
                        Integer.valueOf(text(row, "year")),
                        Scheme.Scale.valueOf(text(row, "population")),
                        Scheme.Method.valueOf(text(row, "method")),
                        indicators.stream()
                                .filter(each -> text(each, "scheme").equals(name))
                                .map(SchemeExamples::indicator)
                                .toList(),
                        grades(OWN_GRADES.getOrDefault(name, USUAL_GRADES)),
                        null,
                        null,
                        null,
                        null,
                        number(row, "min_mu"),
                        number(row, "below_mu"),
                        number(row, "below_scale_min_mu"),
                        null,
                        new SchemeBody.LandBody(
                                LandRule.DateRule.valueOf(text(row, "date_rule")),
                                LandRule.Unit.valueOf(text(row, "land_unit")),
                                null),
                        exclusions(row),
                        null,
                        text(row, "source") + " · " + text(row, "note" + ending),
                        text(row, "document_no").isEmpty() ? null : text(row, "document_no"))
                .complete();
    }

    private static SchemeBody.IndicatorBody indicator(Map<String, String> row) {
        return new SchemeBody.IndicatorBody(
                IndicatorCode.valueOf(text(row, "code")),
                number(row, "weight"),
                number(row, "base"),
                Indicator.BaseRule.valueOf(text(row, "base_rule")),
                number(row, "base_factor"),
                number(row, "cap"),
                number(row, "floor"),
                Indicator.Missing.valueOf(text(row, "missing")));
    }

    private List<SchemeBody.GradeBody> grades(String ruleSet) {
        return rules.stream()
                .filter(row -> text(row, "rule_set").equals(ruleSet))
                .map(row -> new SchemeBody.GradeBody(text(row, "key"), number(row, "value")))
                .toList();
    }

    private static List<SchemeBody.ExclusionBody> exclusions(Map<String, String> row) {
        List<SchemeBody.ExclusionBody> exclusions = new ArrayList<>();
        String divisions = text(row, "excluded_divisions");
        if (!divisions.isEmpty()) {
            exclusions.add(
                    new SchemeBody.ExclusionBody(Exclusion.Kind.INDUSTRY, List.of(divisions.split(" ")), null, null));
        }
        years(row, "registered_years", Exclusion.Kind.REGISTERED_YEARS, exclusions);
        years(row, "land_years", Exclusion.Kind.LAND_YEARS, exclusions);
        return exclusions;
    }

    private static void years(
            Map<String, String> row, String column, Exclusion.Kind kind, List<SchemeBody.ExclusionBody> into) {
        String years = text(row, column);
        if (!years.isEmpty()) {
            into.add(new SchemeBody.ExclusionBody(kind, null, Integer.valueOf(years), null));
        }
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static @Nullable BigDecimal number(Map<String, String> row, String column) {
        String text = text(row, column);
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static List<Map<String, String>> rows(String file) {
        try (var in = new InputStreamReader(
                        Objects.requireNonNull(
                                SchemeExamples.class.getResourceAsStream("/mumap/standard/" + file), file),
                        StandardCharsets.UTF_8);
                CSVParser csv = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            return csv.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.mumap.rules.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;

/** FEATURE UNDER TEST: the codes of parcels, units, firms, regions and uses; see {@code cases/code}. */
class CodeCases {

    @TestFactory
    Stream<DynamicContainer> code() {
        return CaseFile.chapters("code", CodeCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "why", "kind", "scheme", "codes");
        for (Row row : one.rows("codes")) {
            row.knows("text", "scheme", "is", "wrong", "args", "pollutionClass", "industrial", "storage", "division");
            String scheme = row.text("scheme", one.text("scheme"));
            Parsed<?> parsed = parse(one.text("kind"), scheme, row.text("text"));
            String where = one.text("kind") + " " + row.text("text");
            if (row.has("wrong")) {
                assertThat(parsed).as(where).isInstanceOf(Parsed.Wrong.class);
                Parsed.Wrong<?> wrong = (Parsed.Wrong<?>) parsed;
                assertThat(wrong.reason()).as(where).isEqualTo(CodeProblem.valueOf(row.text("wrong")));
                if (row.has("args")) {
                    assertThat(wrong.args().stream().map(String::valueOf).toList())
                            .as(where)
                            .isEqualTo(row.texts("args"));
                }
                CaseFile.assertSayable(List.of(wrong.message()));
                assertThat(parsed.find()).as(where).isEmpty();
            } else {
                assertThat(parsed.ok()).as(where + " " + parsed).isTrue();
                checkValue(where, row, parsed.get());
            }
        }
    }

    private static void checkValue(String where, Row row, Object value) {
        if (row.has("is")) {
            assertThat(
                            value instanceof LandUseCode land
                                    ? land.code()
                                    : value instanceof IndustryCode industry ? industry.code() : value.toString())
                    .as(where)
                    .isEqualTo(row.text("is"));
        }
        if (value instanceof LandUseCode land && row.has("industrial")) {
            assertThat(land.isIndustrial()).as(where).isEqualTo(row.yes("industrial"));
        }
        if (value instanceof LandUseCode land && row.has("storage")) {
            assertThat(land.isStorage()).as(where).isEqualTo(row.yes("storage"));
        }
        if (value instanceof LandUseCode land && row.has("pollutionClass")) {
            Integer expected = row.integer("pollutionClass");
            assertThat(land.findPollutionClass())
                    .as(where)
                    .isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected));
        }
        if (value instanceof IndustryCode industry && row.has("division")) {
            assertThat(industry.findDivision().orElse(null)).as(where).isEqualTo(row.text("division"));
        }
    }

    private static Parsed<?> parse(String kind, String scheme, String text) {
        return switch (kind) {
            case "parcel" -> ParcelCode.parse(text);
            case "unit" -> RealEstateUnitNo.parse(text);
            case "credit" -> CreditCode.parse(text);
            case "region" -> RegionCode.parse(text);
            case "supervision" -> SupervisionNo.parse(text);
            case "industry" -> IndustryCode.parse(scheme, text);
            case "landUse" -> LandUseCode.parse(scheme, text);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}

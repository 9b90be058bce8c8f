package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.SerialDays;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;

@DisplayName("Columns: which header means which key")
class ColumnsTest {

    @ParameterizedTest(name = "{1} of {0} → {2}")
    @DisplayName("A1 key, Chinese or English title, in any case, with the right unit")
    @CsvSource({
        "annual_returns, tax_wan, tax_wan",
        "annual_returns, TAX_WAN, tax_wan",
        "annual_returns, 实缴税收, tax_wan",
        "annual_returns, ' 实缴税收 * ', tax_wan",
        "annual_returns, 实缴税收(万元), tax_wan",
        "annual_returns, 实缴税收（万元）, tax_wan",
        "annual_returns, Tax paid, tax_wan",
        "parcels, 登记面积(㎡), registered_area_m2",
        "parcels, 登记面积(平方米), registered_area_m2",
        "parcels, 备注, ",
        "parcels, use, ",
    })
    void names(String kind, String header, String key) {
        assertThat(new Columns(Kinds.get(kind), null, false)
                        .find(header)
                        .map(Column::key)
                        .orElse(null))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @DisplayName("A2 where rows bring their own names, another unit ends the import: 元 read as 万元 would look right")
    @CsvSource({"annual_returns, 实缴税收(元)", "annual_returns, 实缴税收(亿元)", "parcels, 登记面积(亩)", "parcels, 登记面积(公顷)"})
    void units(String kind, String header) {
        assertThatThrownBy(() -> new Columns(Kinds.get(kind), null, false).find(header))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("unit-differs"));
    }

    @ParameterizedTest(name = "{1}: {2} → {3}")
    @DisplayName("A3 under a header another unit is converted exactly, and said so")
    @CsvSource({
        "annual_returns, 实缴税收(元), 12345.6, 1.23456",
        "annual_returns, 实缴税收(亿元), 1.5, 15000",
        "annual_returns, 实缴税收 元, 20000, 2",
        "annual_returns, 用电量（万千瓦时）, 1.2, 12000",
        "parcels, 登记面积(亩), 15, 10000",
        "parcels, 登记面积/公顷, 1.25, 12500",
        "parcels, 登记面积〔亩〕, 3, 2000",
        "contracts, 约定投资强度(万元/公顷), 4500, 300",
        "contracts, Price (yuan), 10000, 1",
    })
    void converted(String kind, String header, BigDecimal value, BigDecimal expected) {
        Columns columns = new Columns(Kinds.get(kind), null, false);
        columns.checkHeader(List.of(header));
        assertThat(columns.conversion(header).orElseThrow().apply(value)).isEqualByComparingTo(expected);
        assertThat(columns.notices(3)).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("unit-converted");
            assertThat(p.row()).isEqualTo(3);
            assertThat(p.error()).isFalse();
        });
    }

    @ParameterizedTest
    @DisplayName(
            "A4 a unit that measures something else ends the import, in a mapped column too; one of a group is passed over")
    @CsvSource({"parcels, 登记面积(万元), ", "annual_returns, 实缴税收(亩), ", "annual_returns, 税款(吨), tax_wan"})
    void otherMeasure(String kind, String header, String mapped) {
        Map<String, String> mapping = mapped == null ? Map.of() : Map.of(header, mapped);
        assertThatThrownBy(() -> new Columns(Kinds.get(kind), mapping, false).checkHeader(List.of(header)))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("unit-differs"));
        Columns group = new Columns(Kinds.get("annual_returns"), null, false);
        group.checkHeader(List.of("实缴税收〔亩〕"));
        assertThat(group.find("实缴税收〔亩〕")).map(Column::key).contains("tax_wan");
        assertThat(group.notices(1)).isEmpty();
    }

    @Test
    @DisplayName("A5 a unit stated once for the table, the unit of a mapped header, and a bracket that is no unit")
    void stated() {
        Columns stated =
                new Columns(Kinds.get("annual_returns"), null, false, List.of(MeasureUnit.YUAN, MeasureUnit.MU));
        stated.checkHeader(List.of("实缴税收", "用电量", "营业收入(万元)"));
        assertThat(stated.conversion("实缴税收")).isPresent();
        assertThat(stated.conversion("用电量")).isEmpty();
        assertThat(stated.conversion("营业收入(万元)")).isEmpty();
        Columns mapped = new Columns(Kinds.get("annual_returns"), Map.of("税款(元)", "tax_wan"), false);
        mapped.checkHeader(List.of("税款(元)"));
        assertThat(mapped.conversion("税款(元)")).isPresent();
        Columns unsure = new Columns(Kinds.get("parcels"), null, false);
        unsure.checkHeader(List.of("登记面积(英亩)"));
        assertThat(unsure.notices(1))
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo("unit-unsure"));
    }

    @Test
    @DisplayName(
            "A6 every header of every template, in both languages, is read as the column it stands for, in its unit")
    void templates() {
        for (Kind kind : Kinds.list()) {
            for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                Columns columns = new Columns(kind, null, false);
                List<String> headers = kind.columns().stream()
                        .map(c -> Template.header(locale, c))
                        .toList();
                columns.checkHeader(headers);
                assertThat(headers.stream().map(columns::key).toList())
                        .isEqualTo(kind.columns().stream()
                                .map(c -> Optional.of(c.key()))
                                .toList());
                assertThat(columns.notices(1)).as(kind.name()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("A7 every choice of every drop-down list reads back as its code")
    void choices() {
        for (Kind kind : Kinds.list()) {
            for (Column column : kind.columns()) {
                for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                    List<Object> read = new ArrayList<>();
                    for (String choice : Template.choices(column, locale)) {
                        if (new CellReader(SerialDays.NONE).read(column, choice) instanceof CellValue.Value value) {
                            read.add(value.value());
                        }
                    }
                    if (column.type() == Column.Type.CODE) {
                        assertThat(read).as("%s.%s", kind.name(), column.key()).isEqualTo(column.values());
                    } else if (column.type() == Column.Type.FLAG) {
                        assertThat(read).containsExactly(true, false);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("B1 the mapping decides; what it displaces is an attribute")
    void mapping() {
        Columns columns = new Columns(Kinds.get("parcels"), Map.of("ML", "parcel_code"), false);
        assertThat(columns.find("ML")).map(Column::key).contains("parcel_code");
        assertThat(columns.find("parcel_code")).isEmpty();
        assertThat(columns.find("name")).isPresent();
    }

    @Test
    @DisplayName("B2 two columns that mean the same, or a mapped one that is missing, end the import")
    void header() {
        Columns plain = new Columns(Kinds.get("enterprises"), null, false);
        assertThatThrownBy(() -> plain.checkHeader(List.of("credit_code", "统一社会信用代码")))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("column-twice"));
        Columns mapped = new Columns(Kinds.get("enterprises"), Map.of("代码", "credit_code"), false);
        assertThatThrownBy(() -> mapped.checkHeader(List.of("企业名称")))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("mapped-column-missing"));
    }

    @Test
    @DisplayName("C1 in a shapefile every key of every kind is still known by its first ten letters")
    void cutKeys() {
        for (Kind kind : Kinds.list()) {
            if (!kind.geometry().allowed()) {
                continue;
            }
            Columns columns = new Columns(kind, null, true);
            Set<String> cuts = new HashSet<>();
            for (Column column : kind.columns()) {
                String cut = column.key().substring(0, Math.min(10, column.key().length()));
                assertThat(cuts.add(cut)).as("%s %s", kind.name(), cut).isTrue();
                assertThat(columns.find(cut)).as("%s %s", kind.name(), cut).contains(column);
            }
        }
    }

    @Test
    @DisplayName("C2 and Chinese titles by their first ten bytes, in GBK and in UTF-8, unless two begin alike")
    void cutTitles() {
        Columns parcels = new Columns(Kinds.get("parcels"), null, true);
        assertThat(parcels.find(cut("用途分类标准", "GBK"))).map(Column::key).contains("land_use_scheme");
        assertThat(parcels.find(cut("登记面积", "UTF-8"))).map(Column::key).contains("registered_area_m2");
        assertThat(parcels.find(cut("不动产单元号", "GBK"))).map(Column::key).contains("real_estate_unit_no");
        assertThat(parcels.find("宗")).isEmpty();
    }

    private static String cut(String title, String charset) {
        String cut = title;
        while (cut.getBytes(Charset.forName(charset)).length > 10) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }
}

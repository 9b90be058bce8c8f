package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ingest.format.ImportFailure;
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
    @DisplayName("A2 a known column in another unit ends the import: 元 read as 万元 would look right")
    @CsvSource({"annual_returns, 实缴税收(元)", "annual_returns, 实缴税收(亿元)", "parcels, 登记面积(亩)", "parcels, 登记面积(公顷)"})
    void units(String kind, String header) {
        assertThatThrownBy(() -> new Columns(Kinds.get(kind), null, false).find(header))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("unit-differs"));
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

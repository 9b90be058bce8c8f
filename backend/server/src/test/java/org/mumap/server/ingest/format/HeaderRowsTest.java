package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.rules.measure.MeasureUnit;

@DisplayName("Headers as offices write them: titles above, two rows, groups, units")
class HeaderRowsTest {

    private static final Set<String> KNOWN =
            Set.of("宗地代码", "登记面积", "登记面积(亩)", "登记面积〔亩〕", "约定动工", "实缴税收", "实缴税收(万元)", "年度");

    /** The header of lines written with {@code |} between cells. */
    private static HeaderRows.Found find(String... lines) {
        List<TableReader.Line> all = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            List<@Nullable Object> cells = new ArrayList<>();
            Arrays.stream(lines[i].split("\\|", -1)).forEach(c -> cells.add(c.isEmpty() ? null : c));
            all.add(new TableReader.Line(i + 1, cells));
        }
        return HeaderRows.find(
                all, names -> (int) names.stream().filter(KNOWN::contains).count(), true);
    }

    @Test
    @DisplayName("A1 a title above it, with the unit of the whole table")
    void title() {
        HeaderRows.Found found = find("税收台账(单位：元)||", "单位：元、亩||", "宗地代码|登记面积|实缴税收", "1|2|3");
        assertThat(found.names()).containsExactly("宗地代码", "登记面积", "实缴税收");
        assertThat(found.last()).isEqualTo(2);
        assertThat(found.stated()).contains(MeasureUnit.YUAN, MeasureUnit.MU);
    }

    @Test
    @DisplayName("A2 a group over several columns gives its unit and its first word, a cell merged down keeps its name")
    void groups() {
        HeaderRows.Found found = find("宗地代码|面积(亩)||约定|", "|登记面积|容积率|动工|竣工", "1|2|3|4|5");
        assertThat(found.names()).containsExactly("宗地代码", "登记面积〔亩〕", "容积率〔亩〕", "约定动工", "竣工");
        assertThat(found.last()).isEqualTo(1);
    }

    @Test
    @DisplayName("A3 a row of units below the names belongs to them")
    void units() {
        HeaderRows.Found found = find("宗地代码|登记面积|实缴税收", "|亩|万元", "1|2|3");
        assertThat(found.names()).containsExactly("宗地代码", "登记面积(亩)", "实缴税收(万元)");
        assertThat(found.last()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A4 one row is enough where it knows all: the first row of data is no header, whatever it leaves blank")
    void data() {
        HeaderRows.Found found = find("宗地代码|登记面积|年度", "||", "330|12|", "331|13|2024");
        assertThat(found.names()).containsExactly("宗地代码", "登记面积", "年度");
        assertThat(found.last()).isZero();
        HeaderRows.Found close = find("宗地代码|备注", "|补登", "331|");
        assertThat(close.last()).isZero();
    }

    @Test
    @DisplayName("A5 columns without a name, and names that come twice, keep their values under names of their own")
    void unique() {
        assertThat(find("宗地代码||宗地代码", "1|2|3").names()).containsExactly("宗地代码", "#2", "宗地代码#3");
    }
}

package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.form.ApplicationForm;
import org.mumap.server.siting.form.FormField;

@DisplayName("A project's application form read into a need")
class ApplicationFormTest {

    private static byte[] sheet(String[]... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("表");
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    if (!rows[r][c].isEmpty()) {
                        sheet.value(r, c, rows[r][c]);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("A1 labels anywhere, units in label or value, value to the right or below")
    void reads() throws IOException {
        ApplicationForm.Answer answer = ApplicationForm.read(sheet(
                new String[] {"某某项目用地申请表"},
                new String[] {"项目名称", "某光伏组件项目", "所属行业", "3825 光伏设备及元器件制造"},
                new String[] {"拟用地面积（平方米）", "", "33,350", "污染类别", "二类工业"},
                new String[] {"用电负荷（kVA）", "8000", "日用水量（吨）", "０．０６万"},
                new String[] {"主厂房尺寸", "60米×120米", "供电距离", "2.5公里"},
                new String[] {"配套要求"},
                new String[] {"路、电、供水、污水"}));
        assertThat(answer.minMu()).isEqualTo(50.03);
        assertThat(answer.maxMu()).isEqualTo(60.03);
        assertThat(answer.industryCode()).isEqualTo("3825");
        assertThat(answer.pollutionClass()).isEqualTo(2);
        assertThat(answer.limits())
                .containsEntry("POWER_SPARE_MIN", 8000.0)
                .containsEntry("WATER_SPARE_MIN", 600.0)
                .containsEntry("POWER_WITHIN_M", 2500.0);
        assertThat(answer.plant()).isEqualTo(List.of(120.0, 60.0));
        assertThat(answer.readiness()).containsExactly("ROAD", "SEWAGE", "WATER", "POWER");
        assertThat(answer.read().stream().map(ApplicationForm.Read::cell)).contains("C3", "D2", "A7");
        assertThat(answer.unread()).isEmpty();
    }

    @Test
    @DisplayName("A2 a range is a range; what cannot be understood is named, not guessed")
    void honest() throws IOException {
        ApplicationForm.Answer answer = ApplicationForm.read(
                sheet(new String[] {"用地面积", "40-60亩"}, new String[] {"行业代码", "待定"}, new String[] {"坡度", "平缓"}));
        assertThat(answer.minMu()).isEqualTo(40);
        assertThat(answer.maxMu()).isEqualTo(60);
        assertThat(answer.industryCode()).isNull();
        assertThat(answer.unread().stream().map(ApplicationForm.Read::field))
                .containsExactlyInAnyOrder(FormField.INDUSTRY, FormField.SLOPE_MAX_DEG);
    }

    @Test
    @DisplayName("A3 our own blank form is read as its examples say")
    void blank() {
        ApplicationForm.Answer answer = ApplicationForm.read(ApplicationForm.blank());
        assertThat(answer.minMu()).isEqualTo(50);
        assertThat(answer.plant()).isEqualTo(List.of(120.0, 60.0));
        assertThat(answer.unread()).isEmpty();
    }

    @Test
    @DisplayName("A4 what is no workbook, or says nothing known, is refused")
    void refused() throws IOException {
        assertThatThrownBy(() -> ApplicationForm.read(new byte[] {1, 2, 3})).isInstanceOf(Problem.class);
        byte[] silent = sheet(new String[] {"你好", "世界"});
        assertThatThrownBy(() -> ApplicationForm.read(silent)).isInstanceOf(Problem.class);
    }
}

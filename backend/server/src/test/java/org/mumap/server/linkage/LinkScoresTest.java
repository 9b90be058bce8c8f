package org.mumap.server.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.linkage.LinkScores.Candidate;
import org.mumap.server.linkage.LinkScores.Firm;
import org.mumap.server.linkage.LinkScores.Land;

@DisplayName("Names of firms, and how parcels are found for them")
class LinkScoresTest {

    private static final FirmName.Places PLACES = new FirmName.Places(List.of("青溪县", "沙河镇"));

    @ParameterizedTest(name = "A1 {0} and {1}: {2}")
    @CsvSource({
        "青溪县沙河机械有限公司, 青溪县沙河机械有限公司, PLAIN",
        "沙河机械（集团）有限公司, 沙河机械(集团)有限公司, PLAIN",
        "ＡＢＣ 精密有限公司, abc精密有限公司, PLAIN",
        "浙江省青溪县恒泰纺织有限责任公司, 恒泰纺织有限公司, CORE",
        "浙江恒泰纺织股份有限公司, 青溪恒泰纺织集团有限公司, CORE",
        "Hengtai Textile Co. Ltd., Hengtai Textile Company Limited, CORE",
        "恒泰精密机械有限公司, 恒泰精密机电有限公司, ALIKE",
        "青溪县水泥厂, 青溪县水泥制品厂, OTHER",
        "恒泰纺织有限公司, 永安化工有限公司, OTHER",
        "上海, 上海, PLAIN",
    })
    void names(String one, String other, String expected) {
        FirmName a = FirmName.of(one, PLACES);
        FirmName b = FirmName.of(other, PLACES);
        String is = a.plain().equals(b.plain())
                ? "PLAIN"
                : a.core().equals(b.core()) ? "CORE" : a.alike(b) >= FirmName.ALIKE ? "ALIKE" : "OTHER";
        assertThat(is).as("%s / %s", a, b).isEqualTo(expected);
    }

    @ParameterizedTest(name = "A2 {0} = {1}")
    @CsvSource({
        "浙江省青溪县沙河镇工业路 12 号, 青溪县沙河镇工业路12号",
        "青溪县沙河镇工业路１２号, 沙河镇工业路12号",
    })
    void addresses(String one, String other) {
        assertThat(AddressText.plain(one)).isEqualTo(AddressText.plain(other));
    }

    private static Land land(String parcel, @Nullable String code, @Nullable String holder, String... taken) {
        return new Land(parcel, null, "C-" + parcel, code, holder, null, List.of(taken));
    }

    private static Firm firm(String code, String name, String... former) {
        return new Firm(code, name, List.of(former), null, Set.of());
    }

    private static List<String> told(List<Candidate> found) {
        return found.stream()
                .map(c -> c.land().parcel() + " " + c.because().get(0).reason())
                .toList();
    }

    @Test
    @DisplayName("B1 the strongest reason comes first; further ones add a little, and only equal codes are certain")
    void reasons() {
        List<Land> land = List.of(
                land("P1", "A1", "别的名字"),
                land("P2", null, "恒泰纺织有限公司"),
                land("P3", null, "青溪县恒泰纺织集团有限公司"),
                land("P4", null, "老恒泰布厂"),
                land("P5", null, "恒泰纺纱有限公司"),
                land("P6", null, "永安化工有限公司"));
        List<Candidate> found = new LinkScores(land, PLACES, Map.of()).find(firm("A1", "恒泰纺织有限公司", "老恒泰布厂"));
        assertThat(told(found))
                .containsExactly("P1 CREDIT_CODE", "P2 NAME", "P4 FORMER_NAME", "P3 NAME_CORE", "P5 NAME_ALIKE");
        assertThat(found.get(0).score()).isEqualByComparingTo("1");
        assertThat(found.get(1).score()).isLessThan(found.get(0).score());
    }

    @Test
    @DisplayName("B2 a contract with another credit code is another firm's, whatever the name")
    void otherCode() {
        assertThat(new LinkScores(List.of(land("P1", "B2", "恒泰纺织有限公司")), PLACES, Map.of()).find(firm("A1", "恒泰纺织有限公司")))
                .isEmpty();
    }

    @Test
    @DisplayName("B3 what a person linked once is found again under that name")
    void remembered() {
        LinkScores scores = new LinkScores(
                List.of(land("P1", null, "恒泰(筹)")), PLACES, Map.of("A1", Set.of(FirmName.plain("恒泰(筹)"))));
        assertThat(told(scores.find(firm("A1", "青溪恒泰新材料有限公司")))).containsExactly("P1 REMEMBERED");
    }

    @Test
    @DisplayName("B4 two firms of one name are each other's rivals; equal codes have none")
    void rivals() {
        LinkScores scores =
                new LinkScores(List.of(land("P1", null, "恒泰纺织有限公司"), land("P2", "A1", "恒泰纺织有限公司")), PLACES, Map.of());
        List<Candidate> all = new ArrayList<>(scores.find(firm("A1", "恒泰纺织有限公司")));
        all.addAll(scores.find(firm("A2", "恒泰纺织有限公司")));
        Map<Candidate, List<String>> rivals = LinkScores.rivals(all);
        rivals.forEach((candidate, others) -> {
            if (candidate.land().parcel().equals("P1")) {
                assertThat(others).hasSize(1).doesNotContain(candidate.firm().code());
            } else {
                assertThat(others).isEmpty();
            }
        });
        assertThat(rivals).hasSize(3);
    }

    @Test
    @DisplayName("B5 a firm with land is only told of further parcels that a contract gives it and nobody sits on")
    void settled() {
        List<Land> land = List.of(
                land("P1", null, "恒泰纺织有限公司"),
                land("P2", null, "恒泰纺织有限公司", "X"),
                land("P3", null, "青溪恒泰纺织有限公司"),
                land("P0", null, "恒泰纺织有限公司"));
        Firm settled = new Firm("A1", "恒泰纺织有限公司", List.of(), null, Set.of("P0"));
        assertThat(told(new LinkScores(land, PLACES, Map.of()).find(settled))).containsExactly("P1 NAME");
    }

    @Test
    @DisplayName("B6 50,000 parcels with as many names are searched for 2,000 firms within some seconds")
    void size() {
        List<Land> land = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            land.add(land("P" + i, null, "青溪县" + name(i) + "有限公司"));
        }
        LinkScores scores = new LinkScores(land, PLACES, Map.of());
        long began = System.nanoTime();
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            List<Candidate> of = scores.find(firm("A" + i, name(i * 7) + "股份有限公司"));
            found += of.stream().anyMatch(c -> c.land().parcel().equals("P" + of.size())) ? 0 : of.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(1_900);
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(30);
    }

    /** Five Chinese characters for a number, different for different numbers below 50,000. */
    private static String name(int i) {
        StringBuilder name = new StringBuilder();
        int left = i;
        for (int k = 0; k < 3; k++) {
            name.append((char) ('\u4e00' + (left % 64) * 31 + k * 2003));
            left /= 64;
        }
        return name.append("机械").toString();
    }
}

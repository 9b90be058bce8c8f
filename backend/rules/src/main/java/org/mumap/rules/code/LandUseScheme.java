package org.mumap.rules.code;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The classifications of land use that meet in a county's files, with colliding numbers. */
public enum LandUseScheme {
    /** 土地利用现状分类. */
    GBT21010_2017(
            "GB/T 21010-2017", "(0[1-9]|1[0-2])([0-9]{2}[A-Z]?)?", List.of("GB/T 21010", "GB21010", "GB21010-2017")),
    /** 第三次国土调查工作分类, with letters in some codes ({@code 05H1}). */
    SURVEY3("三调", "(0[0-9]|1[0-2])([0-9H][0-9][A-Z]?)?K?", List.of("TD/T 1055", "TDT1055-2019", "第三次国土调查")),
    /** 国土空间调查、规划、用途管制用地用海分类指南, 自然资发〔2023〕234号. */
    LANDSEA_2023(
            "用地用海分类指南 2023",
            "(0[1-9]|1[0-9]|2[0-4])([0-9]{2}){0,2}",
            List.of("自然资发〔2023〕234号", "用地用海", "用地用海2023", "LANDSEA")),
    /** 城市用地分类与规划建设用地标准. */
    GB50137_2011("GB 50137-2011", "[A-Z][0-9]{0,3}", List.of("GB 50137", "城市用地分类"));

    private final String title;
    private final Pattern form;
    private final List<String> aliases;

    LandUseScheme(String title, String form, List<String> aliases) {
        this.title = title;
        this.form = Pattern.compile(form);
        this.aliases = aliases;
    }

    /** The scheme's own name, the same in every language. */
    public String title() {
        return title;
    }

    /** The scheme meant by a text: its constant, its standard's name or a usual short form. */
    public static Optional<LandUseScheme> find(@Nullable String text) {
        String wanted = SchemeText.key(text);
        return Arrays.stream(values())
                .filter(scheme -> !wanted.isEmpty()
                        && (wanted.equals(SchemeText.key(scheme.name()))
                                || wanted.equals(SchemeText.key(scheme.title))
                                || scheme.aliases.stream().anyMatch(alias -> wanted.equals(SchemeText.key(alias)))))
                .findFirst();
    }

    boolean fits(String code) {
        return form.matcher(code).matches();
    }
}

package org.mumap.rules.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The classifications of land use that meet in a county's files, with colliding numbers. */
public enum LandUseScheme {
    /** 土地利用现状分类. */
    GBT21010_2017("GB/T 21010-2017", "(0[1-9]|1[0-2])([0-9]{2}[A-Z]?)?"),
    /** 第三次国土调查工作分类, with letters in some codes ({@code 05H1}). */
    SURVEY3("三调", "(0[0-9]|1[0-2])([0-9H][0-9][A-Z]?)?K?"),
    /** 国土空间调查、规划、用途管制用地用海分类指南, 自然资发〔2023〕234号. */
    LANDSEA_2023("用地用海分类指南 2023", "(0[1-9]|1[0-9]|2[0-4])([0-9]{2}){0,2}"),
    /** 城市用地分类与规划建设用地标准. */
    GB50137_2011("GB 50137-2011", "[A-Z][0-9]{0,3}");

    private static final Map<String, LandUseScheme> BY_NAME = byName();

    private final String title;
    private final Pattern form;

    LandUseScheme(String title, String form) {
        this.title = title;
        this.form = Pattern.compile(form);
    }

    /** The scheme's own name, the same in every language. */
    public String title() {
        return title;
    }

    /** The scheme meant by a text: its constant, its standard's name or a usual short form. */
    public static Optional<LandUseScheme> find(@Nullable String text) {
        return Optional.ofNullable(BY_NAME.get(SchemeText.key(text)));
    }

    boolean fits(String code) {
        return form.matcher(code).matches();
    }

    private static Map<String, LandUseScheme> byName() {
        Map<String, LandUseScheme> names = new HashMap<>();
        for (LandUseScheme scheme : values()) {
            names.put(SchemeText.key(scheme.name()), scheme);
            names.put(SchemeText.key(scheme.title), scheme);
        }
        add(names, GBT21010_2017, "GB/T 21010", "GB 21010", "GB 21010-2017");
        add(names, SURVEY3, "TD/T 1055", "TD/T 1055-2019", "第三次国土调查");
        add(names, LANDSEA_2023, "自然资发〔2023〕234号", "用地用海", "用地用海2023", "LANDSEA");
        add(names, GB50137_2011, "GB 50137", "城市用地分类");
        return Map.copyOf(names);
    }

    private static void add(Map<String, LandUseScheme> names, LandUseScheme scheme, String... aliases) {
        for (String alias : aliases) {
            names.put(SchemeText.key(alias), scheme);
        }
    }
}

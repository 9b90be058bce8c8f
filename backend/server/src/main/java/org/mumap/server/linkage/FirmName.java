package org.mumap.server.linkage;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The name of a firm in two forms. The plain form drops what only writing changes: full-width letters, blanks, brackets and points.
 * The core drops besides what many firms share: the form of the company at the end, the province and the county at the beginning.
 *
 * @param plain name without writing differences
 * @param core what tells it from others
 */
public record FirmName(String plain, String core) {

    /** Names more alike than this are worth a look. */
    public static final double ALIKE = 0.88;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_CORE = 2;

    /** Forms of companies, longest first. */
    private static final List<String> FORMS = List.of(
                    "有限责任公司",
                    "股份有限公司",
                    "集团有限公司",
                    "有限公司",
                    "股份公司",
                    "集团公司",
                    "总公司",
                    "公司",
                    "集团",
                    "有限合伙",
                    "普通合伙",
                    "合伙企业",
                    "个人独资企业",
                    "个人独资",
                    "个体工商户",
                    "companylimited",
                    "colimited",
                    "coltd",
                    "limited",
                    "company",
                    "corporation",
                    "corp",
                    "inc",
                    "llc",
                    "ltd",
                    "co")
            .stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private static final Set<String> PROVINCES = Set.of(
            "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
            "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门");

    private static final List<String> RANKS = List.of("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市", "");

    /** The places whose names are taken off the beginning: provinces, and the county's own. */
    public static final class Places {

        private final List<String> names;

        /** The county's own places, as they are written in full: {@code 青溪县}, {@code 沙河镇}. */
        public Places(List<String> own) {
            Set<String> all = new TreeSet<>(
                    Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
            PROVINCES.forEach(p -> RANKS.forEach(rank -> all.add(p + rank)));
            for (String place : own) {
                String plain = plain(place);
                if (plain.length() > 1) {
                    all.add(plain);
                    String bare = plain.replaceFirst("(自治县|县|市|区|镇|乡|街道)$", "");
                    if (bare.length() > 1) {
                        all.add(bare);
                    }
                }
            }
            names = List.copyOf(all);
        }

        private String takeOff(String name) {
            String left = name;
            for (boolean again = true; again; ) {
                again = false;
                for (String place : names) {
                    if (left.startsWith(place) && left.length() - place.length() >= SHORTEST_CORE) {
                        left = left.substring(place.length());
                        again = true;
                        break;
                    }
                }
            }
            return left;
        }
    }

    /** Reads a name. */
    public static FirmName of(String name, Places places) {
        String plain = plain(name);
        String core = plain;
        for (boolean again = true; again; ) {
            again = false;
            for (String form : FORMS) {
                if (core.endsWith(form) && core.length() - form.length() >= SHORTEST_CORE) {
                    core = core.substring(0, core.length() - form.length());
                    again = true;
                    break;
                }
            }
        }
        return new FirmName(plain, places.takeOff(core));
    }

    /** Full width made half, small letters, nothing but letters and digits. */
    static String plain(String name) {
        return NO_NAME.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** How alike the cores are, 0 to 1. */
    public double alike(FirmName other) {
        return SIMILARITY.apply(core, other.core);
    }
}

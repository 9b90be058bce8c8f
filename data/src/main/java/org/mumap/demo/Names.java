package org.mumap.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invented names: firms all carry 某, people are a surname and 某, so that none can be a real one. */
final class Names {
    private static final List<String> PLACES = List.of("青溪", "青溪", "青溪", "沙河", "石桥", "云溪", "竹口");
    private static final String MARKS = "凯佳云邦宇盛腾德通诚源恒乐创航睿科信康越海远骏嘉泽锦鼎瑞丰华泰安晟博润禾力川辰岳铭正和达隆昌裕宏景天明光新峰" + "耀合众益成拓锐";
    private static final List<String> SURNAMES =
            List.of("王", "陈", "李", "张", "林", "周", "吴", "徐", "朱", "胡", "何", "郑", "沈", "方", "叶", "余", "潘", "卢", "范", "应");
    private static final List<String> VILLAGE_HEADS =
            List.of("上", "下", "前", "后", "东", "西", "南", "北", "大", "小", "新", "里");
    private static final List<String> VILLAGE_TAILS =
            List.of("陈", "溪", "塘", "岭", "桥", "庄", "山", "坑", "湾", "店", "坞", "泽");

    private final Set<String> used = new HashSet<>();

    /** A firm's full name that was not given before, such as 青溪某骏光电有限公司. */
    String firm(String trade, Dice dice) {
        for (int letters = 1; ; letters++) {
            for (int i = 0; i < 6; i++) {
                String name = dice.pick(PLACES) + "某" + mark(letters, dice) + trade + "有限公司";
                if (used.add(name)) {
                    return name;
                }
            }
        }
    }

    /** The short form that a project is named after: 青溪某骏光电有限公司 → 某骏光电. */
    static String shortFirm(String name) {
        return name.substring(name.indexOf('某'), name.length() - "有限公司".length());
    }

    private static String mark(int letters, Dice dice) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            s.append(MARKS.charAt(dice.below(MARKS.length())));
        }
        return s.toString();
    }

    /** A person: surname and 某 or 某某. */
    static String person(Dice dice) {
        return dice.pick(SURNAMES) + (dice.chance(0.6) ? "某某" : "某");
    }

    /** The n-th village of the county, all different up to 144. */
    static String village(int n) {
        int k = n * 37 % 144;
        return VILLAGE_HEADS.get(k / 12) + VILLAGE_TAILS.get(k % 12) + "村";
    }
}

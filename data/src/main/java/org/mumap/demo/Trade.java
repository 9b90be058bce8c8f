package org.mumap.demo;

import java.util.List;

/**
 * A trade as it occurs in the county: the word in firms' names, its four-digit class of GB/T 4754-2017, and how much tax, output and
 * electricity a mu of it brings beside the average of 1.
 */
record Trade(String word, String code, double tax, double output, double power) {
    static final List<Trade> MAKERS = List.of(
            new Trade("光电", "3825", 1.3, 1.4, 1.2),
            new Trade("电机", "3812", 1.0, 1.0, 0.8),
            new Trade("线缆", "3831", 0.9, 1.5, 0.8),
            new Trade("新能源", "3841", 1.5, 1.6, 1.6),
            new Trade("电器", "3854", 1.1, 1.1, 0.7),
            new Trade("电子", "3982", 1.5, 1.3, 1.3),
            new Trade("仪表", "4011", 1.6, 1.1, 0.5),
            new Trade("汽配", "3670", 1.1, 1.1, 1.0),
            new Trade("轴承", "3451", 1.0, 0.9, 1.0),
            new Trade("阀门", "3443", 1.0, 0.9, 0.8),
            new Trade("模具", "3525", 1.1, 0.8, 0.9),
            new Trade("五金", "3482", 0.8, 0.8, 0.9),
            new Trade("钢构", "3311", 0.7, 0.9, 0.6),
            new Trade("塑胶", "2929", 0.8, 0.9, 1.1),
            new Trade("纺织", "1751", 0.6, 0.8, 1.3),
            new Trade("印染", "1713", 0.7, 0.8, 1.6),
            new Trade("服饰", "1811", 0.7, 0.7, 0.4),
            new Trade("家居", "2110", 0.7, 0.7, 0.5),
            new Trade("纸业", "2231", 0.6, 0.9, 1.2),
            new Trade("药业", "2720", 1.9, 1.0, 0.9),
            new Trade("医疗", "3584", 1.8, 1.0, 0.5),
            new Trade("涂料", "2641", 1.2, 1.1, 0.9),
            new Trade("食品", "1432", 0.8, 1.0, 0.7),
            new Trade("建材", "3021", 0.5, 0.6, 0.9),
            new Trade("智能装备", "3599", 1.2, 1.0, 0.7),
            new Trade("文具", "2411", 0.8, 0.8, 0.5));
    static final List<Trade> MOVERS = List.of(
            new Trade("物流", "5431", 0.6, 0.5, 0.2),
            new Trade("冷链物流", "5930", 0.7, 0.6, 0.8),
            new Trade("仓储", "5920", 0.5, 0.4, 0.2));

    static Trade draw(boolean moving, Dice dice) {
        return dice.pick(moving ? MOVERS : MAKERS);
    }
}

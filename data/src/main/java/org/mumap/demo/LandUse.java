package org.mumap.demo;

import org.jspecify.annotations.Nullable;
import org.mumap.demo.fabric.District;

/** Land use codes of GB/T 21010-2017 as they occur in parks, towns and villages. */
final class LandUse {
    private LandUse() {}

    static String draw(District.Kind kind, @Nullable String park, double mu, Dice dice) {
        return switch (kind) {
            case PARK -> inPark("P03".equals(park), dice);
            case TOWN -> inTown(mu, dice);
            case VILLAGE ->
                new String[] {"0702", "0507", "0601", "0801", "0809", "0810"}[dice.weighted(86, 4, 3, 3, 2, 2)];
        };
    }

    private static String inPark(boolean logistics, Dice dice) {
        return new String[] {"0601", "0604", "0507", "0809", "0810"}
                [logistics ? dice.weighted(24, 68, 4, 2, 2) : dice.weighted(91, 4.5, 1.5, 1.5, 1.5)];
    }

    private static String inTown(double mu, Dice dice) {
        if (mu > 5) {
            return new String[] {"0701", "0801", "0803", "0805", "0601", "0501", "0810"}
                    [dice.weighted(45, 8, 12, 6, 12, 8, 9)];
        }
        return new String[] {"0701", "0501", "0504", "0505", "0507", "0601", "0604", "0801", "0809", "0810"}
                [dice.weighted(60, 12, 2, 5, 6, 5, 1, 4, 3, 2)];
    }

    static boolean industrial(String code) {
        return code.equals("0601") || code.equals("0604");
    }

    /** The planned use in the sea-and-land guide 2023, with its number so that it cannot be mistaken for the other scheme. */
    static String plannedUse(String code) {
        return switch (code) {
            case "0601" -> "100102 二类工业用地";
            case "0604" -> "110101 一类物流仓储用地";
            case "0701" -> "070102 二类城镇住宅用地";
            default -> "0901 商业用地";
        };
    }

    /** Longest grant by use: housing 70, commerce 40, the rest 50 years (城镇国有土地使用权出让和转让暂行条例 art. 12). */
    static int termYears(String code) {
        return code.startsWith("07") ? 70 : code.startsWith("05") ? 40 : 50;
    }
}

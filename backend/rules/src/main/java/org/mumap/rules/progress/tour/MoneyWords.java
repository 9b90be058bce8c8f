package org.mumap.rules.progress.tour;

import java.util.regex.Pattern;

/** Amounts of money in a text that people wrote. */
public final class MoneyWords {

    private static final String NUMBER = "[0-9０-９][0-9０-９,，. ．]*";
    private static final String CHINESE = "[〇零一二三四五六七八九十百千两几多]+";
    /** What is counted by ten thousands and is not money. */
    private static final String COUNTED = "[亩平人度千立只件吨户台米公方套株头辆条]";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[¥￥$]\\s*" + NUMBER + "(?:\\s*[万亿])*(?:\\s*元)?)"
                    + "|(?:(?:" + NUMBER + "|" + CHINESE + ")\\s*(?:百|千|万|亿|余|多)*\\s*(?:元|人民币|美元))"
                    + "|(?:(?:" + NUMBER + "|" + CHINESE + ")\\s*[万亿](?!" + COUNTED + "))"
                    + "|(?:" + NUMBER + "\\s*(?:million|billion|thousand|m|bn)?\\s*(?:yuan|RMB|CNY)(?![A-Za-z]))"
                    + "|(?:(?:RMB|CNY)\\s*" + NUMBER + "(?:\\s*(?:million|billion|m|bn)(?![A-Za-z]))?)",
            Pattern.CASE_INSENSITIVE);

    private MoneyWords() {}

    /** The text with every amount of money replaced by {@code …}. */
    public static String without(String text) {
        return AMOUNT.matcher(text).replaceAll("…");
    }
}

package org.mumap.rules.measure;

/**
 * A sum of money in Chinese capital numerals (人民币大写), as decisions and receipts state it beside the figures. Source: 《支付结算办法》
 * annex 1, 正确填写票据和结算凭证的基本规定.
 */
public final class CapitalAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 10_000;

    private CapitalAmount() {}

    /**
     * The sum in words, for example {@code 壹佰零柒元伍角叁分}; a sum that ends before the fen ends in 整.
     *
     * @param fen the sum in fen, from 0 up to, not including, a thousand billion yuan (1 万亿元)
     * @throws IllegalArgumentException if it is negative or larger
     */
    public static String ofFen(long fen) {
        if (fen < 0 || fen >= 100_000_000_000_000L) {
            throw new IllegalArgumentException("not a sum a decision states: " + fen + " fen");
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cent = (int) (fen % 10);
        StringBuilder words = new StringBuilder();
        if (yuan > 0 || fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao > 0) {
            words.append(digit(jiao)).append('角');
        } else if (cent > 0 && yuan > 0) {
            words.append('零');
        }
        return cent > 0
                ? words.append(digit(cent)).append('分').toString()
                : words.append('整').toString();
    }

    private static StringBuilder whole(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / power(group) % GROUP);
            if (four == 0) {
                gap = !words.isEmpty();
                continue;
            }
            // a group that does not fill its four places, or follows an empty one, is set off by one 零
            if (!words.isEmpty() && (gap || four < GROUP / 10)) {
                words.append('零');
            }
            words.append(four(four)).append(GROUPS[group]);
            gap = false;
        }
        return words;
    }

    private static StringBuilder four(int number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = number / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
            } else {
                words.append(gap ? "零" : "").append(digit(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return words;
    }

    private static long power(int group) {
        long power = 1;
        for (int i = 0; i < group; i++) {
            power *= GROUP;
        }
        return power;
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}

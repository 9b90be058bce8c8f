package org.mumap.demo;

/** Code numbers with their check digits. All of them lie in the invented region 339922. */
final class Codes {
    static final String REGION = "339922";

    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String BODY_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SPREAD = 7_919_117;
    private static final int ROOM = 31 * 31 * 31 * 31 * 31;

    private Codes() {}

    /**
     * The n-th firm's unified social credit code (GB 32100-2015): 91, region, organisation code MA?????C with its own check digit (GB 11714),
     * check character mod 31.
     */
    static String credit(int n) {
        StringBuilder body = new StringBuilder("MA");
        long k = 1L * n * SPREAD % ROOM;
        StringBuilder tail = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            tail.append(BODY_ALPHABET.charAt((int) (k % 31)));
            k /= 31;
        }
        body.append(tail.reverse()).append(BODY_ALPHABET.charAt(n % 10));
        return withCheck("91" + REGION + body + organisationCheck(body));
    }

    private static char organisationCheck(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.getNumericValue(body.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    private static String withCheck(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CREDIT_ALPHABET.indexOf(seventeen.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return seventeen + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /**
     * A parcel code 宗地代码 (GB/T 37346-2019): region, cadastral district, sub-district, owner G or J, feature B or C, serial number.
     */
    static String parcel(String district, int subDistrict, char owner, char feature, int serial) {
        return REGION + district + pad(subDistrict, 3) + owner + feature + pad(serial, 5);
    }

    /** A project code in the shape of the national approval platform: year and month, region, kind, serial number. */
    static String project(int yearMonth, int serial) {
        return pad(yearMonth % 10000, 4) + "-" + REGION + "-04-01-" + pad(serial, 6);
    }

    /** Leading zeros, without any locale. */
    static String pad(int value, int width) {
        String s = Integer.toString(value);
        return "0".repeat(Math.max(0, width - s.length())) + s;
    }
}

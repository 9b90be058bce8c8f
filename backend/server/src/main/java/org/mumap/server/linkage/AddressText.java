package org.mumap.server.linkage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses as offices write them: found among the columns a file had beside those the kind knows, compared without the county's part. */
final class AddressText {

    /** Headers under which addresses come. */
    private static final Set<String> HEADERS = Set.of(
            "地址",
            "住所",
            "企业地址",
            "经营地址",
            "注册地址",
            "生产地址",
            "坐落",
            "宗地坐落",
            "土地坐落",
            "zl",
            "address",
            "location",
            "site_address");

    private static final Pattern COUNTY = Pattern.compile("^.{2,12}?(省|自治区)|^.{2,8}?(市)|^.{1,8}?(自治县|县|区)");
    private static final int SHORTEST = 4;

    private AddressText() {}

    /** The address among the columns of a file, in plain form; empty when there is none that says where. */
    static Optional<String> among(Map<String, Object> attributes) {
        return attributes.entrySet().stream()
                .filter(e -> HEADERS.contains(FirmName.plain(e.getKey())) || HEADERS.contains(e.getKey()))
                .map(e -> plain(String.valueOf(e.getValue())))
                .filter(address ->
                        address.length() >= SHORTEST && address.codePoints().anyMatch(Character::isDigit))
                .findFirst();
    }

    /** The headers that are read as addresses, for the dictionary. */
    static List<String> headers() {
        return HEADERS.stream().sorted().toList();
    }

    static String plain(String address) {
        String left = FirmName.plain(address);
        for (int i = 0; i < 3; i++) {
            String less = COUNTY.matcher(left).replaceFirst("");
            if (less.equals(left) || less.length() < SHORTEST) {
                break;
            }
            left = less;
        }
        return left;
    }
}

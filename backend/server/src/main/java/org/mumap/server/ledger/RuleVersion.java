package org.mumap.server.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which rules judged: the digest of the program of {@code org.mumap.rules}, constants of the law included. It stands beside
 * every judging of the whole county; another program judges the county anew even if the day is the same.
 */
public final class RuleVersion {

    private static final int SHOWN_BYTES = 8;
    private static final String CURRENT = digest();

    private RuleVersion() {}

    /** The version of the rules of this program: 16 hexadecimal digits. */
    public static String current() {
        return CURRENT;
    }

    private static String digest() {
        try {
            Resource[] classes =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:org/mumap/rules/**/*.class");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<byte[]> each = new ArrayList<>();
            for (Resource program : classes) {
                try (InputStream in = program.getInputStream()) {
                    each.add(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
                }
            }
            // by content: where the classes lie (a folder, a jar, a jar in a jar) makes no difference
            each.sort(Arrays::compare);
            each.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

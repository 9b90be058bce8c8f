package org.mumap.server.geo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What GDAL is kept behind: a network namespace of its own, without any network, and limits on memory, time, files and output. Both
 * are programs of the system; where one is missing or forbidden, that is no secret: it stands in the log at start and in the
 * health answer, and a county may have such formats refused ({@code mumap.imports.require-jail}).
 */
public final class Jail {

    private static final long MAX_OUTPUT = 2_147_483_648L;
    private static final List<String> NO_NETWORK = List.of("unshare", "-rn");
    private static final List<String> LIMITS =
            List.of("prlimit", "--as=4294967296", "--cpu=120", "--nofile=256", "--fsize=" + MAX_OUTPUT, "--core=0");

    private static volatile @Nullable Jail own;
    private static volatile boolean required;

    private final boolean withoutNetwork;
    private final boolean limited;

    private Jail(boolean withoutNetwork, boolean limited) {
        this.withoutNetwork = withoutNetwork;
        this.limited = limited;
    }

    /** What this machine allows; tried once. */
    public static synchronized Jail get() {
        Jail tried = own;
        if (tried == null) {
            tried = of(NO_NETWORK.get(0), LIMITS.get(0));
            own = tried;
        }
        return tried;
    }

    /** What is possible with these two programs. */
    static Jail of(String unshare, String prlimit) {
        return new Jail(works(unshare, "-rn", "true"), works(prlimit, "--nofile=256", "true"));
    }

    /** From now on, what needs GDAL is refused where it cannot be cut off from the network. */
    public static void require(boolean yes) {
        required = yes;
    }

    /** Whether GDAL has no network. */
    public boolean withoutNetwork() {
        return withoutNetwork;
    }

    /** Whether its memory, time and output are limited. */
    public boolean limited() {
        return limited;
    }

    /**
     * The words before GDAL's own.
     *
     * @throws GdalJail.Failed when the network cannot be cut off and must be
     */
    List<String> words() {
        if (required && !withoutNetwork) {
            throw new GdalJail.Failed("gdal-not-jailed");
        }
        List<String> words = new ArrayList<>();
        if (withoutNetwork) {
            words.addAll(NO_NETWORK);
        }
        if (limited) {
            words.addAll(LIMITS);
        }
        return words;
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

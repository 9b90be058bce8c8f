package org.mumap.server.geo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a program of GDAL writes, read while it writes: nothing lies on the disk, and a slow reader slows the program down. One that
 * says nothing for minutes while it is waited for is ended.
 */
public final class GdalOutput extends InputStream {

    private static final int SECONDS = 180;

    private final Process process;
    private final String program;
    private final Path errors;
    private final InputStream out;
    private final Thread watch;
    private volatile long waitingSince;
    private volatile boolean tooSlow;

    GdalOutput(Process process, String program, Path errors) {
        this.process = process;
        this.program = program;
        this.errors = errors;
        this.out = process.getInputStream();
        this.watch = new Thread(this::watch, "gdal-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                long since = waitingSince;
                if (since != 0 && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(SECONDS)) {
                    tooSlow = true;
                    destroy();
                }
            }
        } catch (InterruptedException e) {
            destroy();
        }
    }

    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        waitingSince = Math.max(1, System.nanoTime());
        try {
            return out.read(buffer, offset, length);
        } finally {
            waitingSince = 0;
        }
    }

    /**
     * Asks, after the last byte, whether the program wrote all it had to.
     *
     * @throws GdalJail.Failed when it ended otherwise
     */
    public void end() throws IOException {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                tooSlow = true;
                destroy();
            }
            if (tooSlow) {
                throw new GdalJail.Failed("gdal-too-slow", SECONDS);
            }
            GdalJail.requireSuccess(program, process.exitValue(), GdalJail.head(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GdalJail.Failed("interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        destroy();
        watch.interrupt();
        out.close();
        Files.deleteIfExists(errors);
    }
}

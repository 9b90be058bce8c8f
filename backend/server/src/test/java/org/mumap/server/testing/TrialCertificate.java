package org.mumap.server.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Authority and certificate of a trial for {@link #NAME}, made by the very lines that {@code scripts/run --tls-trial} uses, once per JVM.
 *
 * @param folder holds {@code ca.crt, ca.key, server.crt, server.key}
 */
public record TrialCertificate(Path folder) {

    /** A name that is not localhost; the test browser resolves it to this machine. */
    public static final String NAME = "mumap.test";

    private static TrialCertificate made;

    /** The one of this JVM. */
    public static synchronized TrialCertificate get() {
        if (made == null) {
            try {
                made = make(Files.createTempDirectory("mumap-tls"), NAME);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return made;
    }

    /** Makes one in a folder. */
    public static TrialCertificate make(Path folder, String name) {
        Path lib = TestDatabase.root().resolve("scripts/lib");
        try {
            Process bash = new ProcessBuilder(
                            "bash",
                            "-euo",
                            "pipefail",
                            "-c",
                            ". \"$1/common.sh\"; . \"$1/tls.sh\"; trial \"$2\" \"$3\"",
                            "bash",
                            lib.toString(),
                            name,
                            folder.toString())
                    .inheritIO()
                    .start();
            if (!bash.waitFor(60, TimeUnit.SECONDS) || bash.exitValue() != 0) {
                throw new IllegalStateException("scripts/lib/tls.sh made no certificate for " + name);
            }
            return new TrialCertificate(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The authority's own certificate. */
    public X509Certificate authority() {
        return read("ca.crt");
    }

    /** The server's certificate. */
    public X509Certificate server() {
        return read("server.crt");
    }

    /** SHA-256 of the server's public key in base 64, as Chromium's list of trusted keys wants it. */
    public String keyDigest() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(server().getPublicKey().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate read(String file) {
        try (var in = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.mumap.server.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.problem.Problem;
import org.mumap.server.testing.TrialCertificate;

@DisplayName("scripts/run --tls-trial: an authority that can vouch for one name, and the page that hands it out")
class TrialTest {

    @TempDir
    Path folder;

    private static String openssl(Path at, String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** Signs a certificate for another subject with the authority's own key, as a thief of the key would. */
    private String forged(TrialCertificate trial, String subject) throws Exception {
        Path at = trial.folder();
        Files.writeString(at.resolve("e.ext"), "subjectAltName=" + subject + "\n");
        openssl(
                at,
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/O=x",
                "-keyout",
                "e.key",
                "-out",
                "e.csr");
        openssl(
                at,
                "x509",
                "-req",
                "-in",
                "e.csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                "9",
                "-extfile",
                "e.ext",
                "-out",
                "e.crt");
        return openssl(at, "verify", "-CAfile", "ca.crt", "e.crt");
    }

    @Test
    @DisplayName("A1 its key is the owner's alone; what it signs for another name or address is worth nothing")
    void oneName() throws Exception {
        TrialCertificate trial = TrialCertificate.make(folder, "mumap.test");
        for (String key : List.of("ca.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
        assertThat(openssl(folder, "verify", "-CAfile", "ca.crt", "server.crt")).contains("OK");
        assertThat(openssl(folder, "verify", "-verify_hostname", "mumap.test", "-CAfile", "ca.crt", "server.crt"))
                .contains("OK");
        assertThat(forged(trial, "DNS:mumap.test")).contains("OK");
        assertThat(forged(trial, "DNS:bank.example")).contains("subtree violation");
        assertThat(forged(trial, "IP:127.0.0.1")).contains("subtree violation");
        assertThat(trial.authority().getBasicConstraints()).isZero();
        assertThat(trial.server().getBasicConstraints()).isEqualTo(-1);
        Duration days = Duration.between(
                trial.server().getNotBefore().toInstant(),
                trial.server().getNotAfter().toInstant());
        assertThat(days.toDays()).isEqualTo(90);
    }

    @Test
    @DisplayName("A2 an address instead of a name; another start keeps both, another name makes them anew")
    void again() throws Exception {
        TrialCertificate first = TrialCertificate.make(folder, "10.1.2.3");
        assertThat(openssl(folder, "verify", "-verify_ip", "10.1.2.3", "-CAfile", "ca.crt", "server.crt"))
                .contains("OK");
        assertThat(forged(first, "IP:10.1.2.4")).contains("subtree violation");
        assertThat(forged(first, "DNS:bank.example")).contains("subtree violation");
        var before = first.authority();
        assertThat(TrialCertificate.make(folder, "10.1.2.3").authority()).isEqualTo(before);
        assertThat(TrialCertificate.make(folder, "mumap.test").authority()).isNotEqualTo(before);
    }

    @Test
    @DisplayName(
            "B1 the page shows the fingerprint that the terminal shows and hands out the authority, in both languages")
    void page() throws Exception {
        TrialCertificate trial = TrialCertificate.get();
        TrustController controller =
                new TrustController(trial.folder().resolve("ca.crt").toString());
        String page = String.valueOf(controller.page().getBody());
        String printed = openssl(trial.folder(), "x509", "-in", "ca.crt", "-noout", "-fingerprint", "-sha256")
                .replaceAll(".*=", "")
                .strip();
        assertThat(page)
                .contains(printed)
                .contains("证书信任设置")
                .contains("Certificate Trust Settings")
                .doesNotContain("{fingerprint}")
                .doesNotContain("{until}");
        assertThat(controller.download().getBody()).isEqualTo(trial.authority().getEncoded());
    }

    @Test
    @DisplayName("B2 without a trial there is no such page")
    void none() {
        assertThatThrownBy(() -> new TrustController("").page()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new TrustController("").download()).isInstanceOf(Problem.class);
    }
}

package org.mumap.server.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page from which phones take the authority of a trial ({@code scripts/run --tls-trial}). It shows the fingerprint, which a person
 * compares with what the start has printed: before that, nobody has vouched for this page itself. Without a trial it is not there.
 */
@RestController
class TrustController {

    private final String authority;

    TrustController(@Value("${mumap.tls.trial-ca:}") String authority) {
        this.authority = authority;
    }

    @GetMapping("/trust")
    ResponseEntity<String> page() {
        X509Certificate certificate = certificate();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(template()
                        .replace("{fingerprint}", fingerprint(certificate))
                        .replace(
                                "{until}",
                                certificate.getNotAfter().toInstant().toString().substring(0, 10)));
    }

    @GetMapping("/trust/ca.crt")
    ResponseEntity<byte[]> download() {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/x-x509-ca-cert"))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("mumap-ca.crt")
                                    .build()
                                    .toString())
                    .body(certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate() {
        if (authority.isBlank()) {
            throw Problem.notFound("http-404");
        }
        try (var in = Files.newInputStream(Path.of(authority))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String template() {
        try (var in = TrustController.class.getResourceAsStream("/access/trust.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

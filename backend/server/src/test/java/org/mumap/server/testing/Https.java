package org.mumap.server.testing;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * A second door of a running test server: TLS with {@link TrialCertificate}, so that a browser meets it as phones do, by https on a name
 * that is not localhost. The server behind it is the same, with its database; opening it costs a fraction of a second.
 *
 * <p>Use: {@code int port = Https.open(context); Chromium.openHttps(port, 390, 844, "zh-CN")}.
 */
public final class Https {

    private Https() {}

    /** Opens the door, once per server; returns its port. */
    public static synchronized int open(WebServerApplicationContext server) {
        var tomcat = ((TomcatWebServer) server.getWebServer()).getTomcat();
        for (Connector known : tomcat.getService().findConnectors()) {
            if ("https".equals(known.getScheme())) {
                return known.getLocalPort();
            }
        }
        TrialCertificate trial = TrialCertificate.get();
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(trial.folder().resolve("server.crt").toString());
        certificate.setCertificateKeyFile(trial.folder().resolve("server.key").toString());
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        tomcat.getService().addConnector(connector);
        return connector.getLocalPort();
    }
}

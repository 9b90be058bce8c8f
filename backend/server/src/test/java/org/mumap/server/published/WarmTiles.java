package org.mumap.server.published;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A tile that the cache holds, through real HTTP on the running server, against a bare endpoint of the same server with the same
 * bytes, and the 304 of who has it already. Both are asked by a signed-in browser's session.
 */
final class WarmTiles {

    private static final int REQUESTS = 2_000;
    private static final int WARM_UPS = 6_000;
    private static final double NS_PER_US = 1e3;

    private final CpuClock clock;
    private final int rounds;
    private final BareTile bare;
    private final int port;

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private record Cost(double cpuUs, double medianUs) {}

    WarmTiles(ConfigurableApplicationContext server, CpuClock clock, int rounds) {
        this.clock = clock;
        this.rounds = rounds;
        this.bare = server.getBean(BareTile.class);
        this.port = ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    void run(BenchCounty county) throws IOException {
        TileCoordinate at = county.inside(14, 1, new Random(1)).get(0);
        String tile = "/ogc/collections/parcels/tiles/WebMercatorQuad/%d/%d/%d".formatted(at.z(), at.y(), at.x());
        try (Browser browser = new Browser(port)) {
            Answer first = browser.get(tile, "Accept-Encoding: gzip");
            bare.give(first.body());
            String tag = "If-None-Match: " + first.headers().get("etag");
            List<List<Cost>> costs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            measure(browser, "/api/bare", "", 200, WARM_UPS);
            measure(browser, tile, "", 200, WARM_UPS);
            for (int round = 0; round < rounds; round++) {
                costs.get(0).add(measure(browser, "/api/bare", "", 200, REQUESTS));
                costs.get(1).add(measure(browser, tile, "", 200, REQUESTS));
                costs.get(2).add(measure(browser, tile, tag, 304, REQUESTS));
            }
            TileBench.say(
                    "Warm tile, %.1f kB gzip, through HTTP in a browser's session; CPU of the HTTP threads + PostgreSQL, median of %d rounds",
                    first.body().length / 1000.0, rounds);
            double reference = cpu(costs.get(0));
            double clocked = wall(costs.get(0));
            String[] names = {"bare endpoint", "cached tile", "304"};
            for (int i = 0; i < names.length; i++) {
                TileBench.say(
                        "  %-14s %6.0f us CPU  ratio %.2f   %6.0f us by the clock  ratio %.2f",
                        names[i],
                        cpu(costs.get(i)),
                        cpu(costs.get(i)) / reference,
                        wall(costs.get(i)),
                        wall(costs.get(i)) / clocked);
            }
        }
    }

    private static double cpu(List<Cost> costs) {
        return TileBench.median(costs.stream().map(Cost::cpuUs).toList());
    }

    private static double wall(List<Cost> costs) {
        return TileBench.median(costs.stream().map(Cost::medianUs).toList());
    }

    private Cost measure(Browser browser, String path, String header, int status, int requests) throws IOException {
        List<Long> backends = clock.backends();
        long before = CpuClock.threadsNamed("http-nio") + CpuClock.backends(backends);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            Answer answer = browser.get(path, "Accept-Encoding: gzip", header);
            times.add((System.nanoTime() - start) / NS_PER_US);
            if (answer.status() != status) {
                throw new IllegalStateException(path + " answered " + answer.status());
            }
        }
        long after = CpuClock.threadsNamed("http-nio") + CpuClock.backends(backends);
        return new Cost((after - before) / NS_PER_US / requests, TileBench.median(times));
    }

    /** One signed-in browser on one connection. */
    static final class Browser implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final Map<String, String> cookies = new TreeMap<>();

        Browser(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            get("/api/session");
            String body = "{\"username\":\"bureau\",\"password\":\"mumap-demo\"}";
            Answer signedIn = send(
                    "POST",
                    "/api/session",
                    List.of("Content-Type: application/json", "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN")),
                    body);
            if (signedIn.status() / 100 != 2) {
                throw new IllegalStateException("sign-in answered " + signedIn.status() + " "
                        + new String(signedIn.body(), StandardCharsets.UTF_8));
            }
        }

        Answer get(String path, String... headers) throws IOException {
            return send("GET", path, List.of(headers), "");
        }

        /** Takes bytes of a body as they arrive. */
        interface Taking {
            void take(byte[] bytes, int count);
        }

        /** Reads a long answer without keeping it; tells how many nanoseconds its first byte took. */
        long stream(String path, Taking taking) throws IOException {
            long start = System.nanoTime();
            ask("GET", path, List.of(), "");
            long first = -1;
            Map<String, String> headers = new TreeMap<>();
            int status = head(headers);
            if (status != 200 || !headers.containsKey("transfer-encoding")) {
                throw new IllegalStateException(path + " answered " + status);
            }
            byte[] buffer = new byte[1 << 16];
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                first = first < 0 ? System.nanoTime() - start : first;
                for (int left = size; left > 0; ) {
                    int count = in.read(buffer, 0, Math.min(left, buffer.length));
                    if (count < 0) {
                        throw new IOException("the server closed the connection");
                    }
                    taking.take(buffer, count);
                    left -= count;
                }
                line();
            }
            line();
            return first;
        }

        private Answer send(String method, String path, List<String> headers, String body) throws IOException {
            ask(method, path, headers, body);
            return answer();
        }

        private void ask(String method, String path, List<String> headers, String body) throws IOException {
            StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            headers.stream()
                    .filter(header -> !header.isEmpty())
                    .forEach(header -> request.append(header).append("\r\n"));
            if (!cookies.isEmpty()) {
                List<String> pairs = new ArrayList<>();
                cookies.forEach((name, value) -> pairs.add(name + "=" + value));
                request.append("Cookie: ").append(String.join("; ", pairs)).append("\r\n");
            }
            request.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
        }

        private Answer answer() throws IOException {
            Map<String, String> headers = new TreeMap<>();
            int status = head(headers);
            if (headers.containsKey("transfer-encoding")) {
                return new Answer(status, headers, chunks());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Answer(status, headers, in.readNBytes(status == 304 || status == 204 ? 0 : length));
        }

        private int head(Map<String, String> headers) throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).trim();
                headers.put(name, value);
                if (name.equals("set-cookie")) {
                    String[] pair = value.split(";")[0].split("=", 2);
                    cookies.put(pair[0], pair[1]);
                }
            }
            return status;
        }

        private byte[] chunks() throws IOException {
            java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

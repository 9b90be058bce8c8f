package org.mumap.server.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, one per JVM. Records what a page asks for and what goes wrong in it. No browser test can pass when a
 * request left the machine: closing the tab says so.
 */
public final class Chromium {

    /** How long an assertion or an action waits, ms: a machine that builds and draws at the same time is slow, not wrong. */
    private static final double PATIENCE_MS = 60_000;

    private static Browser browser;

    private Chromium() {}

    /**
     * A page of its own browser profile, and what happened in it.
     *
     * @param page the page
     * @param foreign requests that left the machine
     * @param errors script errors, failed requests of ours, violated policies
     */
    public record Tab(Page page, List<String> foreign, List<String> errors) implements AutoCloseable {

        /** Fills in the first page for an account of the demo county and waits until it is let in. */
        public Tab signIn(String account) {
            page.getByTestId("sign-in-username").fill(account);
            page.getByTestId("sign-in-password").fill("mumap-demo");
            page.getByTestId("sign-in-submit").click();
            page.getByTestId("account-name").waitFor();
            return this;
        }

        /** Takes a picture, {@code target/pictures/<picture>.png}, and fails when anything went wrong in the page or left the machine. */
        public void calm(String picture) throws IOException {
            Path folder = Files.createDirectories(TestDatabase.root().resolve("backend/server/target/pictures"));
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(picture + ".png")));
            if (!foreign.isEmpty() || !errors.isEmpty()) {
                throw new AssertionError(
                        "requests that left the machine: " + foreign + "; errors in the browser: " + errors);
            }
        }

        /** Fails when anything was asked for elsewhere: the product runs where there is no other network. */
        @Override
        public void close() {
            page.context().close();
            if (!foreign.isEmpty()) {
                throw new AssertionError("requests left the machine: " + foreign);
            }
        }
    }

    /** A new profile with a window of that size, looking at that address. */
    public static Tab open(int port, int width, int height, String locale) {
        return open(port, width, height, locale, false);
    }

    /**
     * By https on {@link TrialCertificate#NAME}, as a phone comes: a secure context with worker, position and camera.
     *
     * @param port of {@link Https#open}
     * @param tune further wishes: a position, permissions, touch
     */
    public static Tab openHttps(
            int port, int width, int height, String locale, Consumer<Browser.NewContextOptions> tune) {
        Browser.NewContextOptions options = options(width, height, locale, true);
        tune.accept(options);
        return open("https://" + TrialCertificate.NAME + ":" + port, options);
    }

    /** As {@link #open}; with the worker that keeps the program on a phone, if asked for. */
    public static Tab open(int port, int width, int height, String locale, boolean worker) {
        return open("http://127.0.0.1:" + port, options(width, height, locale, worker));
    }

    private static Browser.NewContextOptions options(int width, int height, String locale, boolean worker) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai")
                // requests that a worker answers are neither seen nor held up by a test
                .setServiceWorkers(worker ? ServiceWorkerPolicy.ALLOW : ServiceWorkerPolicy.BLOCK);
    }

    private static Tab open(String origin, Browser.NewContextOptions options) {
        BrowserContext context = browser().newContext(options.setBaseURL(origin));
        Page page = context.newPage();
        List<String> foreign = new CopyOnWriteArrayList<>();
        List<String> errors = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                foreign.add(url);
            }
        });
        page.onPageError(error -> errors.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 401")) {
                errors.add("console: " + message.text());
            }
        });
        page.setDefaultTimeout(PATIENCE_MS);
        page.navigate("/");
        return new Tab(page, foreign, errors);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of(
                                    "--use-angle=swiftshader",
                                    "--enable-unsafe-swiftshader",
                                    "--host-resolver-rules=MAP " + TrialCertificate.NAME + " 127.0.0.1",
                                    "--ignore-certificate-errors-spki-list="
                                            + TrialCertificate.get().keyDigest(),
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium for browser tests: run scripts/install"));
    }
}

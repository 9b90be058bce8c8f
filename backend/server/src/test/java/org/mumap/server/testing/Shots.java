package org.mumap.server.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of a page in both languages and on a phone, where {@code MUMAP_SHOTS} names a folder: for whoever looks at it. */
public final class Shots {

    private static final int DESK = 1366;
    private static final int PHONE = 390;
    private static final int DRAWN_MS = 2_000;

    private Shots() {}

    /**
     * Takes them.
     *
     * @param page the page as it stands; the others are opened at its address by the same account
     * @param account the account
     * @param clicks what is clicked there first, so that they stand the same
     */
    public static void take(int port, Page page, String account, String name, String... clicks) {
        String folder = System.getenv("MUMAP_SHOTS");
        if (folder == null) {
            return;
        }
        page.waitForTimeout(DRAWN_MS);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "-zh.png")));
        for (int width : new int[] {DESK, PHONE}) {
            try (Chromium.Tab tab = Chromium.open(port, width, width == PHONE ? 844 : 768, "en")) {
                // the language is kept in the browser, not asked of it
                tab.page().evaluate("localStorage.setItem('mumap.locale', 'en')");
                tab.page().reload();
                tab.signIn(account).page().navigate(page.url());
                for (String click : clicks) {
                    tab.page().getByTestId(click).first().click();
                }
                tab.page().waitForTimeout(DRAWN_MS);
                tab.page()
                        .screenshot(
                                new Page.ScreenshotOptions().setPath(Path.of(folder, name + "-en-" + width + ".png")));
            }
        }
    }
}

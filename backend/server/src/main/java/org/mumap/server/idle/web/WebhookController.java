package org.mumap.server.idle.web;

import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.idle.notice.Outbox;
import org.mumap.server.idle.notice.Webhook;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one outgoing address, kept by an administrator. */
@RestController
@RequestMapping("/api/settings/webhook")
class WebhookController {

    private final Webhook webhook;
    private final Outbox outbox;
    private final CaseRights rights;

    WebhookController(Webhook webhook, Outbox outbox, CaseRights rights) {
        this.webhook = webhook;
        this.outbox = outbox;
        this.rights = rights;
    }

    /**
     * @param secret new secret; left out, the one there is stays
     */
    record Change(
            @Nullable String url,
            @Nullable String secret,
            @Nullable Boolean enabled) {}

    @GetMapping
    Webhook.Setting get() {
        rights.keeper();
        return webhook.get();
    }

    @PutMapping
    Webhook.Setting set(@RequestBody Change change) {
        Account by = rights.keeper();
        webhook.set(
                change.url() == null ? "" : change.url().strip(),
                change.secret(),
                Boolean.TRUE.equals(change.enabled()),
                by.username());
        return webhook.get();
    }

    @PostMapping("/test")
    Outbox.Answer test() {
        rights.keeper();
        return outbox.test();
    }
}

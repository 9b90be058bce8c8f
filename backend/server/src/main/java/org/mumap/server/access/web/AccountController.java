package org.mumap.server.access.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.AccountKeeping;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeping accounts: who may sign in, sees what, may do what. For accounts with {@link Permission#ACCOUNTS}. */
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final AccountKeeping keeping;
    private final SignedIn signedIn;
    private final Audit audit;

    AccountController(AccountKeeping keeping, SignedIn signedIn, Audit audit) {
        this.keeping = keeping;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    /**
     * An account as its keeper writes it.
     *
     * @param password new password; null leaves it as it is (a new account needs one)
     */
    record AccountRequest(
            @NotNull @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9._-]+")
            String username,

            @NotNull @Size(min = 1, max = 60) String displayName,
            @NotNull @Size(max = 60) String office,
            boolean county,
            @NotNull List<String> parks,
            @NotNull List<String> towns,
            @NotNull Set<Permission> may,

            @NotNull @Pattern(regexp = "today|map|idle|permu|siting|projects|data|settings")
            String home,

            boolean enabled,
            @Nullable @Size(max = 200) String password) {

        Account account() {
            return new Account(username, displayName, displayName, office, county, parks, towns, may, home);
        }
    }

    record AccountsAnswer(List<AccountKeeping.Kept> rows) {}

    @GetMapping
    AccountsAnswer list() {
        signedIn.require(Permission.ACCOUNTS);
        return new AccountsAnswer(keeping.list());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void create(@RequestBody @Valid AccountRequest request) {
        Account keeper = signedIn.require(Permission.ACCOUNTS);
        keeping.create(request.account(), request.password());
        audit.record(keeper.username(), "account.create", request.username(), "ok", Map.of("may", request.may()));
    }

    @PutMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String username, @RequestBody @Valid AccountRequest request) {
        Account keeper = signedIn.require(Permission.ACCOUNTS);
        keeping.change(keeper, username, request.account(), request.enabled(), request.password());
        audit.record(
                keeper.username(),
                "account.change",
                username,
                "ok",
                Map.of("may", request.may(), "enabled", request.enabled()));
    }
}

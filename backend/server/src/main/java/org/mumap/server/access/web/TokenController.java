package org.mumap.server.access.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.access.token.Extent;
import org.mumap.server.access.token.Tokens;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of programs: one's own, or all for who keeps accounts; made by their account, revoked one by one. */
@RestController
class TokenController {

    private static final int USUAL_DAYS = 90;

    private final Tokens tokens;
    private final SignedIn signedIn;

    TokenController(Tokens tokens, SignedIn signedIn) {
        this.tokens = tokens;
        this.signedIn = signedIn;
    }

    /**
     * A token to be made.
     *
     * @param name what it is for
     * @param extent what it may; by default it reads the map layers
     * @param days how long it holds; 90 by default
     */
    record TokenRequest(
            @NotBlank @Size(max = 60) String name,
            @Nullable Extent extent,
            @Nullable Integer days) {}

    record Rows(List<Tokens.Token> rows) {}

    @GetMapping("/api/tokens")
    Rows list(@RequestParam(defaultValue = "false") boolean all) {
        Account account = signedIn.get();
        if (all && !account.may(Permission.ACCOUNTS)) {
            throw Problem.forbidden("http-403");
        }
        return new Rows(tokens.list(all ? null : account.username()));
    }

    @PostMapping("/api/tokens")
    ResponseEntity<Tokens.Made> create(@RequestBody @Valid TokenRequest request) {
        Tokens.Made made = tokens.create(
                signedIn.get(),
                request.name().strip(),
                request.extent() == null ? Extent.MAP : request.extent(),
                request.days() == null ? USUAL_DAYS : request.days());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(made);
    }

    @DeleteMapping("/api/tokens/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        tokens.revoke(id, signedIn.get());
    }
}

package org.mumap.server.siting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.listing.GuestPages;
import org.mumap.server.siting.listing.QrCode;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a guest link opens, without an account. The token comes in a header, so that it stands in no log of addresses. */
@RestController
class GuestController {

    private static final String TOKEN = "X-Guest-Token";
    private static final int LONGEST = 100;

    private final GuestPages pages;

    GuestController(GuestPages pages) {
        this.pages = pages;
    }

    @GetMapping("/api/guest")
    ResponseEntity<GuestPages.Page> open(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token, HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(pages.open(require(token), request.getRemoteAddr()));
    }

    @GetMapping("/api/guest/qr.svg")
    ResponseEntity<byte[]> qr(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token, HttpServletRequest request) {
        String known = require(token);
        pages.look(known, request.getRemoteAddr());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/")
                .fragment("/guest/" + known)
                .toUriString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(QrCode.svg(address).getBytes(StandardCharsets.UTF_8));
    }

    private static String require(@Nullable String token) {
        if (token == null || token.isBlank() || token.length() > LONGEST) {
            throw Problem.notFound("guest-gone");
        }
        return token;
    }
}

package org.mumap.server.siting.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.siting.listing.GuestLinks;
import org.mumap.server.siting.listing.Listings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Land shown to investors, and links for guests. */
@RestController
@RequestMapping("/api/siting")
class ListingController {

    private static final int PAGE = 100;
    private static final int MOST = 500;
    private static final int DAYS = 7;

    private final Listings listings;
    private final GuestLinks links;
    private final SignedIn signedIn;

    ListingController(Listings listings, GuestLinks links, SignedIn signedIn) {
        this.listings = listings;
        this.links = links;
        this.signedIn = signedIn;
    }

    /** A new listing. */
    record ListingRequest(
            @Nullable String parcelCode,
            @Nullable String title,
            @Nullable String note,
            @Nullable String contact,
            @Nullable String phone) {}

    /** A new link. */
    record LinkRequest(
            @Nullable List<Long> listings,
            @Nullable String label,
            @Nullable Integer days) {}

    /** Listings, newest first. */
    record ListingRows(
            List<Listings.Listing> rows, @Nullable String next) {}

    /** Links, newest first. */
    record LinkRows(List<GuestLinks.Link> rows, @Nullable String next) {}

    @GetMapping("/listings")
    ListingRows listings(@RequestParam @Nullable Long after, @RequestParam @Nullable Integer limit) {
        signedIn.require(Permission.SITING);
        int wanted = wanted(limit);
        List<Listings.Listing> rows = listings.list(after, wanted + 1);
        boolean more = rows.size() > wanted;
        return new ListingRows(
                more ? rows.subList(0, wanted) : rows,
                more ? rows.get(wanted - 1).id() : null);
    }

    @PostMapping("/listings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@RequestBody ListingRequest request) {
        return Map.of(
                "id",
                listings.add(
                        text(request.parcelCode()),
                        new Listings.Words(
                                text(request.title()),
                                request.note(),
                                text(request.contact()),
                                text(request.phone()))));
    }

    @DeleteMapping("/listings/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long id) {
        listings.withdraw(id);
    }

    @GetMapping("/links")
    LinkRows links(@RequestParam @Nullable Long after, @RequestParam @Nullable Integer limit) {
        signedIn.require(Permission.SITING);
        int wanted = wanted(limit);
        List<GuestLinks.Link> rows = links.list(after, wanted + 1);
        boolean more = rows.size() > wanted;
        return new LinkRows(
                more ? rows.subList(0, wanted) : rows,
                more ? rows.get(wanted - 1).id() : null);
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    GuestLinks.Made link(@RequestBody LinkRequest request) {
        return links.create(
                Objects.requireNonNullElse(request.listings(), List.of()),
                text(request.label()),
                Objects.requireNonNullElse(request.days(), DAYS));
    }

    @DeleteMapping("/links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        links.revoke(id);
    }

    private static int wanted(@Nullable Integer limit) {
        return limit == null ? PAGE : Math.max(1, Math.min(limit, MOST));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

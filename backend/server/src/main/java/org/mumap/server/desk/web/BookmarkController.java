package org.mumap.server.desk.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.Bookmarks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own bookmarks. */
@RestController
@RequestMapping("/api/desk/bookmarks")
class BookmarkController {

    private final Bookmarks bookmarks;

    BookmarkController(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
    }

    record Kept(List<Bookmarks.Bookmark> rows) {}

    record Wanted(@Nullable String name, @Nullable String view) {}

    @GetMapping
    Kept list() {
        return new Kept(bookmarks.list());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> save(@RequestBody Wanted wanted) {
        String name = wanted.name() == null ? "" : wanted.name();
        return Map.of("id", bookmarks.save(name, wanted.view() == null ? "" : wanted.view()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        bookmarks.delete(id);
    }
}

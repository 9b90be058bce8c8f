package org.mumap.server.desk.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.ClassBreaks;
import org.mumap.server.desk.classes.ClassFinder;
import org.mumap.server.desk.classes.ClassProperty;
import org.mumap.server.desk.classes.Classes;
import org.mumap.server.desk.classes.MapThemes;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Classes of parcels by a property, and the themes that an account keeps. */
@RestController
class ClassController {

    private static final int USUAL = 5;

    private final ClassFinder classes;
    private final MapThemes themes;

    ClassController(ClassFinder classes, MapThemes themes) {
        this.classes = classes;
        this.themes = themes;
    }

    record Kept(List<MapThemes.MapTheme> rows) {}

    record Wanted(@Nullable String name, @Nullable String spec) {}

    /** With {@code limits} they hold as given; else they are found by the method. */
    @GetMapping("/api/desk/classes")
    Classes classes(
            @RequestParam String property,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) ClassBreaks.@Nullable Method method,
            @RequestParam(required = false) @Nullable Integer classes,
            @RequestParam(required = false) @Nullable String limits) {
        return this.classes.find(new ClassFinder.Wish(
                ClassProperty.parse(property), year, method, classes == null ? USUAL : classes, limits));
    }

    @GetMapping("/api/desk/themes")
    Kept list() {
        return new Kept(themes.list());
    }

    @PostMapping("/api/desk/themes")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> save(@RequestBody Wanted wanted) {
        return Map.of(
                "id",
                themes.save(wanted.name() == null ? "" : wanted.name(), wanted.spec() == null ? "" : wanted.spec()));
    }

    @DeleteMapping("/api/desk/themes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        themes.delete(id);
    }
}

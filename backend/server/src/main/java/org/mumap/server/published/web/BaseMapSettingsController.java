package org.mumap.server.published.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.BaseMaps;
import org.mumap.server.published.TileCoordinate;
import org.mumap.server.published.basemap.BaseMapKeeper;
import org.mumap.server.published.basemap.Capabilities;
import org.mumap.server.published.basemap.KeptBaseMap;
import org.mumap.server.published.basemap.WmtsLayer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Base maps as an administrator keeps them. Keys are written and never read back. */
@RestController
@RequestMapping("/api/settings/basemaps")
class BaseMapSettingsController {

    private static final int USUAL_LAST_ZOOM = 18;

    private final BaseMapKeeper keeper;
    private final Capabilities capabilities;
    private final BaseMaps baseMaps;

    BaseMapSettingsController(BaseMapKeeper keeper, Capabilities capabilities, BaseMaps baseMaps) {
        this.keeper = keeper;
        this.capabilities = capabilities;
        this.baseMaps = baseMaps;
    }

    /** @param hasKey whether a key is set */
    record Kept(
            String id,
            String name,
            String nameEn,
            String url,
            String labelsUrl,
            boolean hasKey,
            String attribution,
            int maxZoom,
            List<String> tileMatrices,
            boolean enabled) {

        static Kept of(KeptBaseMap map) {
            return new Kept(
                    map.id(),
                    map.name(),
                    map.nameEn(),
                    map.url(),
                    map.labelsUrl(),
                    !map.key().isEmpty(),
                    map.attribution(),
                    map.maxZoom(),
                    map.tileMatrices(),
                    map.enabled());
        }
    }

    record KeptMaps(List<Kept> rows) {}

    /** @param key new key; left out, the one there is stays */
    record Wanted(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String url,
            @Nullable String labelsUrl,
            @Nullable String key,
            @Nullable String attribution,
            @Nullable Integer maxZoom,
            @Nullable List<String> tileMatrices,
            @Nullable Boolean enabled) {

        KeptBaseMap map(String id) {
            return new KeptBaseMap(
                    id,
                    text(name),
                    text(nameEn),
                    text(url),
                    text(labelsUrl),
                    text(key),
                    text(attribution),
                    maxZoom == null ? USUAL_LAST_ZOOM : maxZoom,
                    tileMatrices == null
                            ? List.of()
                            : tileMatrices.stream().map(Wanted::text).toList(),
                    !Boolean.FALSE.equals(enabled));
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    record Service(@Nullable String url, @Nullable String key) {}

    record Layers(List<WmtsLayer> layers) {}

    /** @param bytes size of the tile that came back */
    record Tried(String mediaType, int bytes) {}

    @GetMapping
    KeptMaps list() {
        return new KeptMaps(keeper.list().stream().map(Kept::of).toList());
    }

    @PutMapping("/{id}")
    KeptMaps save(@PathVariable String id, @RequestBody Wanted wanted) {
        keeper.require();
        if (baseMaps.isOfSettings(id)) {
            throw Problem.badRequest("base-map-known", id);
        }
        keeper.save(wanted.map(id), wanted.key());
        baseMaps.forget();
        return list();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        keeper.delete(id);
        baseMaps.forget();
    }

    /** What a WMTS offers; asked of the host that the administrator names, and of no other. */
    @PostMapping("/capabilities")
    Layers capabilities(@RequestBody Service service) {
        keeper.require();
        return new Layers(capabilities.read(
                Objects.requireNonNullElse(service.url(), ""), Objects.requireNonNullElse(service.key(), "")));
    }

    /** Asks the service for one tile, at the zoom and place that a reader would begin with. */
    @PostMapping("/{id}/test")
    Tried test(@PathVariable String id) {
        KeptBaseMap map = keeper.list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-base-map", id));
        int zoom = Math.min(map.maxZoom(), 8);
        while (zoom > 0 && !map.has(zoom)) {
            zoom--;
        }
        // a tile over the middle of the country
        int x = (int) ((105.0 + 180) / 360 * (1 << zoom));
        double latitude = Math.toRadians(33);
        int y = (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << zoom));
        TileCoordinate at = TileCoordinate.parse(Integer.toString(zoom), Integer.toString(y), Integer.toString(x));
        BaseMaps.Image image = baseMaps.tile(map, false, at);
        return new Tried(image.mediaType(), image.bytes().length);
    }
}

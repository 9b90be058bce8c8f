package org.mumap.server.published.basemap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Service;

/** How an administrator keeps base maps: what is entered is checked before it is kept, and every change is recorded without the key. */
@Service
public class BaseMapKeeper {

    /** Most base maps. */
    static final int MOST = 30;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 200;
    private static final int LONGEST_URL = 1_000;
    private static final int LAST_ZOOM = 22;

    private final BaseMapStore store;
    private final Hosts hosts;
    private final SignedIn signedIn;
    private final Audit audit;

    BaseMapKeeper(BaseMapStore store, Hosts hosts, SignedIn signedIn, Audit audit) {
        this.store = store;
        this.hosts = hosts;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    /** The account, which must keep accounts and settings. */
    public Account require() {
        return signedIn.require(Permission.ACCOUNTS);
    }

    /** All that are kept. */
    public List<KeptBaseMap> list() {
        require();
        return store.list();
    }

    /**
     * Keeps a base map under its id, new or in the place of the old.
     *
     * @param key its key; null keeps the one there is
     * @throws Problem (403) for other accounts, (400) when it cannot be used
     */
    public void save(KeptBaseMap wanted, @Nullable String key) {
        Account by = require();
        List<KeptBaseMap> kept = store.list();
        KeptBaseMap old = kept.stream()
                .filter(map -> map.id().equals(wanted.id()))
                .findFirst()
                .orElse(null);
        if (old == null && kept.size() >= MOST) {
            throw Problem.badRequest("base-map-many", MOST);
        }
        KeptBaseMap map = withKey(wanted, key != null ? key : old == null ? "" : old.key());
        if (!fits(map) || !map.usable()) {
            throw Problem.badRequest("base-map-shape", map.id());
        }
        hosts.require(map.address(false, 1, 0, 0));
        if (!map.labelsUrl().isEmpty()) {
            hosts.require(map.address(true, 1, 0, 0));
        }
        store.save(map, by.username());
        audit.record(
                by.username(),
                "base-map.save",
                map.id(),
                "ok",
                Map.of("host", map.address(false, 1, 0, 0).getHost(), "enabled", map.enabled()));
    }

    private static boolean fits(KeptBaseMap map) {
        return !map.name().isBlank()
                && map.name().length() <= LONGEST_NAME
                && map.nameEn().length() <= LONGEST_NAME
                && map.url().length() <= LONGEST_URL
                && map.labelsUrl().length() <= LONGEST_URL
                && map.key().length() <= LONGEST
                && map.attribution().length() <= LONGEST
                && map.tileMatrices().size() <= LAST_ZOOM + 1
                && map.tileMatrices().stream().allMatch(name -> name.length() <= LONGEST_NAME)
                && map.maxZoom() >= 1
                && map.maxZoom() <= LAST_ZOOM;
    }

    private static KeptBaseMap withKey(KeptBaseMap map, String key) {
        return new KeptBaseMap(
                map.id(),
                map.name().strip(),
                map.nameEn().strip(),
                map.url().strip(),
                map.labelsUrl().strip(),
                key.strip(),
                map.attribution().strip(),
                map.maxZoom(),
                map.tileMatrices(),
                map.enabled());
    }

    /**
     * Forgets one.
     *
     * @throws Problem (404) when there is none
     */
    public void delete(String id) {
        Account by = require();
        if (!store.delete(id)) {
            throw Problem.notFound("no-such-base-map", id);
        }
        audit.record(by.username(), "base-map.delete", id, "ok", Map.of());
    }
}

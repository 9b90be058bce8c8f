package org.mumap.server.access.token;

import java.util.List;
import java.util.Set;

/** What a token may ask for; the narrowest is what it gets when nothing else is said. */
public enum Extent {
    /** Read the map layers and download files of them. */
    MAP,
    /** Read whatever the account may read. */
    READ,
    /** Do whatever the account may do. */
    WRITE;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> LAYERS = List.of("/ogc", "/ogc/", "/api/exports/");

    /** Who somebody is and who may sign in is settled with a password, never with a token. */
    private static final List<String> NEVER =
            List.of("/api/tokens", "/api/accounts", "/api/devices", "/api/session/", "/api/settings");

    /**
     * Whether a request lies within the extent.
     *
     * @param method HTTP method
     * @param path address without the context path, decoded and normalised
     */
    public boolean allows(String method, String path) {
        if (NEVER.stream().anyMatch(path::startsWith) || (path.equals("/api/session") && !method.equals("GET"))) {
            return false;
        }
        return switch (this) {
            case MAP ->
                READING.contains(method)
                        && LAYERS.stream().anyMatch(one -> one.endsWith("/") ? path.startsWith(one) : path.equals(one));
            case READ -> READING.contains(method);
            case WRITE -> true;
        };
    }
}

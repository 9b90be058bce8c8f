package org.mumap.server.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Set;

/**
 * A signed-in account.
 *
 * @param username name it signs in with
 * @param displayName Chinese name shown
 * @param displayNameEn English name shown
 * @param office office it belongs to
 * @param county whether it sees the whole county
 * @param parks parks it sees (their sub-parks follow)
 * @param towns towns it sees
 * @param may what it may do
 * @param home first screen
 */
public record Account(
        String username,
        String displayName,
        String displayNameEn,
        String office,
        boolean county,
        List<String> parks,
        List<String> towns,
        Set<Permission> may,
        String home)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }

    /** Whether it reads cases of idle land; to others no answer says that there is one. */
    public boolean readsCases() {
        return may(Permission.IDLE_ACT)
                || may(Permission.FIELD_CHECK)
                || may(Permission.INSTRUCT)
                || may(Permission.PROJECT);
    }

    /** Whether it sees what a single firm paid in tax; others see bands (税收征收管理法 art. 8). */
    public boolean seesTax() {
        return may(Permission.SCHEME)
                || may(Permission.THRESHOLD)
                || may(Permission.IMPORT_RETURNS)
                || may(Permission.INSTRUCT);
    }

    /** Whether it may do this. */
    public boolean may(Permission permission) {
        return may.contains(permission);
    }
}

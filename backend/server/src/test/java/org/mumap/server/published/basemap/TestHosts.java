package org.mumap.server.published.basemap;

/** Hosts as a county has them: nothing on the machine itself may be asked for maps entered in the program. */
public final class TestHosts {

    private TestHosts() {}

    /** Without loopback. */
    public static Hosts strict() {
        return new Hosts(false);
    }
}

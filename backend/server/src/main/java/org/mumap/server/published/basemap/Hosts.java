package org.mumap.server.published.basemap;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which hosts may be asked for base maps that were entered in the program: those of the county's network and of the world, but none that
 * only this machine's own surroundings know. Asked before every request, because a name may change what it points to.
 */
@Component
public class Hosts {

    // metadata services that are not link-local
    private static final Set<String> METADATA = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

    private final boolean loopback;

    /** @param loopback whether a map service on this very machine may be asked, {@code mumap.base-map-loopback} */
    Hosts(@Value("${mumap.base-map-loopback:false}") boolean loopback) {
        this.loopback = loopback;
    }

    /**
     * Refuses an address whose host must not be asked.
     *
     * @throws Problem (400) naming the host
     */
    public void require(URI address) {
        String host = String.valueOf(address.getHost());
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (forbidden(each)) {
                    throw Problem.badRequest("base-map-host", host);
                }
            }
        } catch (UnknownHostException e) {
            throw Problem.badRequest("base-map-host", host);
        }
    }

    private boolean forbidden(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (address.isLoopbackAddress() && !loopback)
                || METADATA.contains(address.getHostAddress());
    }
}

package org.mumap.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;

/**
 * What a session may do that a remembered device has opened: read, give an instruction, end itself, or turn into a full one by the
 * password. Everything else that changes something is not on the list and asks for the password, also what is added later.
 */
final class DeviceLimits {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Method and address; the addresses that only compute an answer are reads in all but name. */
    private static final Set<String> ALLOWED =
            Set.of("POST /api/session", "POST /api/session/device", "DELETE /api/session", "POST /api/desk/selections");

    /** For those whose office it is to give instructions. */
    private static final String INSTRUCTING = "POST /api/tickets";

    private DeviceLimits() {}

    static boolean allow(HttpServletRequest request, Account account) {
        // the address exactly as it was sent: another spelling of an allowed one is not on the list
        String asked = request.getMethod() + " " + request.getRequestURI();
        if (asked.equals(INSTRUCTING)) {
            return account.may(Permission.INSTRUCT) || account.may(Permission.PROJECT);
        }
        return READING.contains(request.getMethod()) || ALLOWED.contains(asked);
    }
}

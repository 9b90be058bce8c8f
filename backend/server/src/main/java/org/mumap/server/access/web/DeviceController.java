package org.mumap.server.access.web;

import java.util.List;
import org.mumap.server.access.Account;
import org.mumap.server.access.Devices;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Remembered devices: one's own, or all for who keeps accounts; revoked one by one. */
@RestController
class DeviceController {

    private final Devices devices;
    private final SignedIn signedIn;

    DeviceController(Devices devices, SignedIn signedIn) {
        this.devices = devices;
        this.signedIn = signedIn;
    }

    record Rows(List<Devices.Device> rows) {}

    @GetMapping("/api/devices")
    Rows list(@RequestParam(defaultValue = "false") boolean all) {
        Account account = signedIn.get();
        if (all && !account.may(Permission.ACCOUNTS)) {
            throw Problem.forbidden("http-403");
        }
        return new Rows(devices.list(all ? null : account.username()));
    }

    @DeleteMapping("/api/devices/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        devices.revoke(id, signedIn.get());
    }
}

package org.mumap.server.siting.web;

import java.io.IOException;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.form.ApplicationForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A project's application form: read into a need, and an empty one to fill in. */
@RestController
@RequestMapping("/api/siting/forms")
class FormController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SignedIn signedIn;

    FormController(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @PostMapping
    ApplicationForm.Answer read(@RequestParam MultipartFile file) throws IOException {
        signedIn.require(Permission.SITING);
        if (file.getSize() > ApplicationForm.MOST_BYTES) {
            throw Problem.badRequest("siting-form-bytes", ApplicationForm.MOST_BYTES / 1_000_000);
        }
        return ApplicationForm.read(file.getBytes());
    }

    @GetMapping("/blank")
    ResponseEntity<byte[]> blank() {
        signedIn.require(Permission.SITING);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''siting-form.xlsx")
                .body(ApplicationForm.blank());
    }
}

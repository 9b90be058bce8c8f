package org.mumap.server.ingest.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mumap.server.ingest.Template;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Empty workbooks to fill in, one per kind. */
@RestController
class TemplateController {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @GetMapping("/api/imports/kinds/{kind}/template.xlsx")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        Kind known = Kinds.find(kind).orElseThrow(() -> Problem.notFound("unknown-import-kind", kind));
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + known.name() + ".xlsx\"");
        Template.write(known, Messages.current(), response.getOutputStream());
    }
}

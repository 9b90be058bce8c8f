package org.mumap.server.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.evaluation.scheme.EvaluationMarks;
import org.mumap.server.evaluation.scheme.Objections;
import org.mumap.server.evaluation.scheme.Publications;
import org.mumap.server.problem.Messages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publications, objections and rulings; marks of firms. */
@RestController
class PublicationController {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Publications publications;
    private final Objections objections;
    private final EvaluationMarks marks;
    private final EvaluationRights rights;

    PublicationController(
            Publications publications, Objections objections, EvaluationMarks marks, EvaluationRights rights) {
        this.publications = publications;
        this.objections = objections;
        this.marks = marks;
        this.rights = rights;
    }

    /** Why a mark is taken back. */
    record Withdrawal(@Nullable String reason) {}

    @GetMapping("/api/evaluations/publications")
    Map<String, List<Publications.Published>> list() {
        rights.reader();
        return Map.of("rows", publications.list());
    }

    @PostMapping("/api/evaluations/publications")
    ResponseEntity<Map<String, Long>> publish(@RequestBody Publications.Order order) {
        long id = publications.publish(order, rights.keeper().username());
        return ResponseEntity.created(URI.create("/api/evaluations/publications/" + id))
                .body(Map.of("id", id));
    }

    @GetMapping("/api/evaluations/publications/{id:\\d{1,18}}")
    Publications.Published get(@PathVariable long id) {
        rights.reader();
        return publications.get(id);
    }

    /** What everybody may read of it, byte for byte as published. */
    @GetMapping(value = "/api/evaluations/publications/{id:\\d{1,18}}/list", produces = "application/json")
    String body(@PathVariable long id) {
        rights.reader();
        return publications.body(id);
    }

    /** The same as a workbook. */
    @GetMapping("/api/evaluations/publications/{id:\\d{1,18}}/list.xlsx")
    void workbook(@PathVariable long id, HttpServletResponse response) throws IOException {
        rights.reader();
        JsonNode list = JSON.readTree(publications.body(id));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"public-%d.xlsx\"".formatted(id));
        new ListWorkbooks(Messages.current()).published(list, response.getOutputStream());
    }

    @GetMapping("/api/evaluations/objections")
    Map<String, List<Objections.Objection>> objections(@RequestParam(required = false) @Nullable Long publication) {
        rights.reader();
        return Map.of("rows", objections.list(publication));
    }

    @PostMapping("/api/evaluations/publications/{id:\\d{1,18}}/objections")
    ResponseEntity<Map<String, Long>> object(@PathVariable long id, @RequestBody Objections.Filing filing) {
        Account by = rights.objector();
        long objection = objections.file(id, filing, by);
        return ResponseEntity.created(URI.create("/api/evaluations/objections?publication=" + id))
                .body(Map.of("id", objection));
    }

    @PostMapping("/api/evaluations/objections/{id:\\d{1,18}}/ruling")
    ResponseEntity<Void> rule(@PathVariable long id, @RequestBody Objections.Ruling ruling) {
        objections.rule(id, ruling, rights.keeper());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/evaluations/marks")
    Map<String, List<EvaluationMarks.Mark>> marks(@RequestParam int year) {
        rights.reader();
        return Map.of("rows", marks.list(year));
    }

    @PostMapping("/api/evaluations/marks")
    ResponseEntity<Map<String, Long>> mark(@RequestBody EvaluationMarks.Order order) {
        long id = marks.add(order, rights.keeper().username());
        return ResponseEntity.created(URI.create("/api/evaluations/marks?year=" + order.year()))
                .body(Map.of("id", id));
    }

    @PostMapping("/api/evaluations/marks/{id:\\d{1,18}}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable long id, @RequestBody Withdrawal withdrawal) {
        marks.withdraw(id, withdrawal.reason(), rights.keeper().username());
        return ResponseEntity.noContent().build();
    }
}

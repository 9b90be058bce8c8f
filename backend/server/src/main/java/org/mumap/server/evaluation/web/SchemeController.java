package org.mumap.server.evaluation.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.evaluation.scheme.SchemeBody;
import org.mumap.server.evaluation.scheme.SchemeExamples;
import org.mumap.server.evaluation.scheme.Schemes;
import org.mumap.server.problem.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evaluation schemes: the list, one version, saving a new one. */
@RestController
class SchemeController {

    private final Schemes schemes;
    private final SchemeExamples examples;
    private final EvaluationRights rights;

    SchemeController(Schemes schemes, SchemeExamples examples, EvaluationRights rights) {
        this.schemes = schemes;
        this.examples = examples;
        this.rights = rights;
    }

    /** A version of a scheme; {@code runs} of 0 means that nobody has been measured by it yet. */
    record Answer(long id, long family, int version, SchemeBody scheme, Instant createdAt, String createdBy, int runs) {

        static Answer of(Schemes.Stored stored) {
            return new Answer(
                    stored.id(),
                    stored.family(),
                    stored.version(),
                    stored.body(),
                    stored.createdAt(),
                    stored.createdBy(),
                    stored.runs());
        }
    }

    @GetMapping("/api/evaluation-schemes")
    Map<String, List<Answer>> list() {
        rights.reader();
        return Map.of("rows", schemes.list().stream().map(Answer::of).toList());
    }

    /** Published schemes to begin with. */
    @GetMapping("/api/evaluation-schemes/examples")
    Map<String, List<SchemeBody>> examples() {
        rights.reader();
        return Map.of("rows", examples.list(Messages.current()));
    }

    @GetMapping("/api/evaluation-schemes/{id:\\d{1,18}}")
    Answer get(@PathVariable long id) {
        rights.reader();
        return Answer.of(schemes.get(id));
    }

    /** Saves a scheme; {@code previous} names the version it goes on from. */
    @PostMapping("/api/evaluation-schemes")
    ResponseEntity<Map<String, Long>> save(
            @RequestBody SchemeBody body, @RequestParam(required = false) @Nullable Long previous) {
        long id = schemes.save(body, previous, rights.keeper().username());
        return ResponseEntity.created(URI.create("/api/evaluation-schemes/" + id))
                .body(Map.of("id", id));
    }

    /** What is wrong with a scheme, before it is saved. */
    @PostMapping("/api/evaluation-schemes/check")
    Map<String, List<String>> check(@RequestBody SchemeBody body) {
        rights.keeper();
        return Map.of("faults", schemes.faults(body, Messages.current()));
    }
}

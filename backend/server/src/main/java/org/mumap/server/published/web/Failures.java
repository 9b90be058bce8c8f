package org.mumap.server.published.web;

import java.util.List;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What befalls long answers: they break off, or the database ends a question that took too long. */
@RestControllerAdvice(basePackageClasses = Failures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

    private static final String LATER_S = "10";

    /** Lets it pass to the container, which closes the connection without the last chunk. */
    @ExceptionHandler(BrokenStream.class)
    void pass(BrokenStream broken) {
        throw broken;
    }

    @ExceptionHandler(QueryTimeoutException.class)
    ResponseEntity<ProblemDetail> tooSlow(QueryTimeoutException timeout) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, LATER_S)
                .body(ProblemAnswers.detail(
                        HttpStatus.SERVICE_UNAVAILABLE, "query-too-slow", List.of(), Messages.current()));
    }
}

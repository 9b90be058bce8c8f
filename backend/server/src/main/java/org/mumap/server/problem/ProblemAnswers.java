package org.mumap.server.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem document without stack traces or SQL; what is our fault carries a number to look up. */
@RestControllerAdvice
public class ProblemAnswers extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        return answer(problem.status(), problem.code(), problem.args());
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> unreadableParameter(MethodArgumentTypeMismatchException e) {
        return answer(
                HttpStatus.BAD_REQUEST, "unreadable-parameter", List.of(e.getName(), String.valueOf(e.getValue())));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        LOG.warn("The database does not answer: {}", e.getMessage());
        ResponseEntity<ProblemDetail> answer = answer(HttpStatus.SERVICE_UNAVAILABLE, "database-away", List.of());
        return ResponseEntity.status(answer.getStatusCode())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(answer.getBody());
    }

    /** The reader went away while we were still writing: nobody to answer, nothing to mend. */
    @ExceptionHandler(ClientAbortException.class)
    void readerGone(ClientAbortException e) {
        LOG.debug("The reader went away: {}", e.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception e) throws Exception {
        if (e instanceof org.springframework.security.core.AuthenticationException
                || e instanceof org.springframework.security.access.AccessDeniedException) {
            throw e;
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Problem {}", id, e);
        ResponseEntity<ProblemDetail> answer = answer(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", List.of(id));
        ProblemDetail body = answer.getBody();
        if (body != null) {
            body.setProperty("problemId", id);
        }
        return answer;
    }

    /** A body that is no JSON, or has something in a field that cannot be there: says where, what, and what may be. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        UnreadableBody body = UnreadableBody.of(ex.getCause(), Messages.current());
        return body == null
                ? super.handleHttpMessageNotReadable(ex, headers, status, request)
                : ResponseEntity.badRequest()
                        .body(detail(HttpStatus.BAD_REQUEST, body.code(), body.args(), Messages.current()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String code = "http-" + status.value();
        ProblemDetail detail = detail(known, code, List.of(), Messages.current());
        if (ex instanceof org.springframework.web.ErrorResponse error
                && !Messages.has("problems", Messages.current(), code + ".detail")) {
            detail.setDetail(error.getBody().getDetail());
        }
        return ResponseEntity.status(status).headers(headers).body(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, List<?> args) {
        return ResponseEntity.status(status).body(detail(status, code, args, Messages.current()));
    }

    /** The document for a code, in a language. */
    public static ProblemDetail detail(HttpStatus status, String code, List<?> args, Locale locale) {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(URI.create("urn:mumap:problem:" + code));
        String title = Messages.has("problems", locale, code + ".title")
                ? code + ".title"
                : "http-" + status.value() + ".title";
        detail.setTitle(Messages.text("problems", locale, title, args));
        detail.setDetail(Messages.text("problems", locale, code + ".detail", args));
        detail.setProperty("code", code);
        return detail;
    }
}

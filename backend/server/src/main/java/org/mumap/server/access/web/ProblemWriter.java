package org.mumap.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.ProblemAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document where no controller has been reached yet. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, List<?> args)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), ProblemAnswers.detail(status, code, args, language(request)));
    }

    // a request that does not say its language gets Chinese, not the server's own
    private static Locale language(HttpServletRequest request) {
        boolean said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return said ? Messages.locale(request.getLocale()) : Locale.SIMPLIFIED_CHINESE;
    }
}

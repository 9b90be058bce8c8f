package org.mumap.server.apidoc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.mumap.server.problem.Messages;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The description of the interface, for programs and for those who write them. */
@RestController
class ApiDocumentController {

    /** Version of the interface, by the rules of {@code docs/versions.md}. */
    static final String VERSION = "1.0.0";

    private final RequestMappingHandlerMapping mappings;
    private final ApiPage page = ApiPage.read();
    private final String baseUrl;

    ApiDocumentController(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            @Value("${mumap.base-url:}") String baseUrl) {
        this.mappings = mappings;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/api/openapi.json")
    Map<String, Object> document(HttpServletRequest request) {
        String server = baseUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : baseUrl.replaceFirst("/+$", "");
        return ApiDocument.of(mappings.getHandlerMethods(), page, server, VERSION, Messages.current());
    }
}

package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which format an answer is given: {@code f} says it, else what the reader accepts; JSON unless HTML is liked better. */
final class Formats {

    static final String JSON = "json";
    static final String HTML = "html";

    private Formats() {}

    /** Whether the answer is a page for people. */
    static boolean html(HttpServletRequest request) {
        String format = request.getParameter("f");
        return format == null ? likesHtml(request.getHeader(HttpHeaders.ACCEPT)) : format.equals(HTML);
    }

    // "*/*" is what programs send that do not care
    private static boolean likesHtml(@org.jspecify.annotations.Nullable String accept) {
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            double html = quality(types, true);
            return html > 0 && html >= quality(types, false);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static double quality(List<MediaType> types, boolean html) {
        return types.stream()
                .filter(type -> !type.isWildcardType())
                .filter(type -> type.isCompatibleWith(MediaType.TEXT_HTML) == html)
                .filter(type -> html || type.getSubtype().endsWith("json"))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}

package org.mumap.server.desk.sheet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mumap.server.ledger.Source;
import org.mumap.server.print.Xhtml;

/** The sources that the facts of one dossier refer to, numbered as they come. */
final class Sources {

    private final Map<Source, Integer> numbers = new LinkedHashMap<>();

    /** The mark that stands behind a fact: {@code [3]}. */
    String mark(Source source) {
        return " <span class=\"source\">[" + number(source) + "]</span>";
    }

    int number(Source source) {
        return numbers.computeIfAbsent(source, key -> numbers.size() + 1);
    }

    /** All of them with file, row and date. */
    String list(Locale locale) {
        StringBuilder html = new StringBuilder("<div class=\"source\">");
        numbers.forEach((source, number) -> html.append("[")
                .append(number)
                .append("] ")
                .append(Xhtml.escape(SheetWords.word(
                        locale,
                        "dossier.source",
                        source.batchId(),
                        source.fileName(),
                        source.sheet() == null ? "" : " · " + source.sheet(),
                        source.row() == null ? "–" : source.row().toString(),
                        source.dataDate(),
                        source.recordedAt().toString().substring(0, 10),
                        source.by())))
                .append("<br/>"));
        return html.append("</div>").toString();
    }
}

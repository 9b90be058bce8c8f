package org.mumap.server.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.dataset.DataDictionary;
import org.mumap.server.desk.dataset.DataSets;
import org.mumap.server.desk.dataset.DictionaryFiles;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The state of the data with the rows behind each number, and the data dictionary. */
@RestController
class DataSetController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST = 500;
    private static final int MOST_EXPORTED = 100_000;

    private final DataSets dataSets;
    private final DataDictionary dictionary;

    DataSetController(DataSets dataSets, DataDictionary dictionary) {
        this.dataSets = dataSets;
        this.dictionary = dictionary;
    }

    /** Data sets, or the parts of one. */
    record DataSetsAnswer(List<DataSets.DataSet> rows) {}

    @GetMapping("/api/datasets")
    DataSetsAnswer list() {
        return new DataSetsAnswer(dataSets.list(Messages.current()));
    }

    @GetMapping("/api/datasets/{kind}")
    DataSetsAnswer parts(@PathVariable String kind, @RequestParam(defaultValue = "PARK") DataSets.By by) {
        return new DataSetsAnswer(dataSets.list(kind(kind), by, Messages.current()));
    }

    @GetMapping("/api/datasets/{kind}/rows")
    DataSets.Rows rows(
            @PathVariable String kind,
            @RequestParam DataSets.@Nullable By by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam @Nullable String missing,
            @RequestParam(defaultValue = "false") boolean warned,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return dataSets.rows(
                kind(kind),
                new DataSets.Filter(by, group, blankToNull(missing), warned),
                after,
                Math.max(1, Math.min(limit, MOST)));
    }

    @GetMapping("/api/datasets/{kind}/rows.xlsx")
    void export(
            @PathVariable String kind,
            @RequestParam DataSets.@Nullable By by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam @Nullable String missing,
            @RequestParam(defaultValue = "false") boolean warned,
            HttpServletResponse response)
            throws IOException {
        DataSets.Rows found = dataSets.rows(
                kind(kind), new DataSets.Filter(by, group, blankToNull(missing), warned), "", MOST_EXPORTED);
        attach(response, XLSX, kind + "-rows.xlsx");
        DictionaryFiles.rows(found.rows(), Messages.current(), response.getOutputStream());
    }

    @GetMapping("/api/dictionary")
    DataDictionary.Dictionary dictionary() {
        return dictionary.get();
    }

    @GetMapping("/api/dictionary.xlsx")
    void dictionaryWorkbook(HttpServletResponse response) throws IOException {
        attach(response, XLSX, "data-dictionary.xlsx");
        DictionaryFiles.workbook(dictionary.get(), Messages.current(), response.getOutputStream());
    }

    @GetMapping("/api/dictionary.md")
    void dictionaryPage(HttpServletResponse response) throws IOException {
        attach(response, "text/markdown;charset=UTF-8", "data-dictionary.md");
        response.getOutputStream()
                .write(DictionaryFiles.markdown(dictionary.get()).getBytes(StandardCharsets.UTF_8));
    }

    private static void attach(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static Kind kind(String name) {
        return Kinds.find(name)
                .filter(k -> Kinds.list().contains(k))
                .orElseThrow(() -> Problem.notFound("unknown-import-kind", name));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

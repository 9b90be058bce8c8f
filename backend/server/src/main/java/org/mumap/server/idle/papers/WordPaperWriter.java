package org.mumap.server.idle.papers;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mumap.server.idle.casework.PaperModel;
import org.mumap.server.idle.casework.PaperWriter;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.WordPdf;
import org.mumap.server.print.WordTemplate;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Writes papers from the template in force, the words of the case and a map of the land. */
@Component
class WordPaperWriter implements PaperWriter {

    private static final String MAP = "map";
    private static final String DRAFT = "草稿 DRAFT";

    private final PaperTemplates templates;
    private final WordTemplate word;
    private final WordPdf pdf;
    private final String office;

    WordPaperWriter(
            PaperTemplates templates,
            WordTemplate word,
            WordPdf pdf,
            PrintSettings settings,
            @Value("${mumap.office-name:}") String officeName) {
        this.templates = templates;
        this.word = word;
        this.pdf = pdf;
        this.office = officeName.isEmpty() ? settings.maker() : officeName;
    }

    @Override
    public byte[] docx(PaperModel model) {
        byte[] template = templates.get(model.kind());
        Map<String, Object> words = new HashMap<>(PaperWords.of(model, office));
        Set<String> tags = PaperTemplates.tags(template, words);
        refuseHoles(tags, words);
        if (tags.contains(MAP)) {
            words.put(MAP, LocationMap.of(model));
        }
        return word.fill(new ByteArrayInputStream(template), words);
    }

    @Override
    public byte[] pdf(byte[] docx, boolean draft) {
        return pdf.of(docx, draft ? DRAFT : null);
    }

    private static void refuseHoles(Set<String> tags, Map<String, Object> words) {
        List<PaperTag> lacking = tags.stream()
                .filter(tag -> !tag.equals(MAP) && !words.containsKey(tag))
                .map(tag -> PaperTag.all().getOrDefault(tag, new PaperTag(tag, tag, tag, "")))
                .toList();
        if (!lacking.isEmpty()) {
            Locale locale = Messages.current();
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "paper-lacks",
                    lacking.stream()
                            .map(tag -> "%s (%s)"
                                    .formatted(
                                            Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                                                    ? tag.titleEn()
                                                    : tag.title(),
                                            tag.where()))
                            .collect(Collectors.joining("; ")));
        }
    }
}

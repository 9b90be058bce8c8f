package org.mumap.server.desk.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.idle.evidence.Evidence;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.Times;
import org.mumap.server.photo.Photos;
import org.mumap.server.print.Xhtml;
import org.springframework.stereotype.Component;

/** Evidence on paper: each piece with its picture, what people state of it, what the camera wrote, its hash, who brought it and when. */
@Component
class EvidenceSheets {

    private static final int PIXELS = 720;

    private final EvidenceBook book;

    EvidenceSheets(EvidenceBook book) {
        this.book = book;
    }

    /**
     * The evidence about a parcel, the newest pieces with their pictures.
     *
     * @param most pictures to show
     * @return nothing when there is no evidence
     */
    String html(String parcelCode, Times times, int most, Locale locale) {
        List<Evidence> known = book.list(parcelCode, times).stream()
                .filter(each -> !day(each).isAfter(times.asOf()))
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>")
                .append(Xhtml.escape(SheetWords.word(locale, "evidence.title", known.size())))
                .append("</h2><table class=\"list evidence\">");
        for (int i = known.size() - 1; i >= 0; i--) {
            boolean shown = known.size() - i <= most;
            piece(html, known.get(i), shown, locale);
        }
        return html.append("</table>").toString();
    }

    private void piece(StringBuilder html, Evidence piece, boolean shown, Locale locale) {
        html.append("<tr><td class=\"picture\">");
        Optional<String> picture = shown && piece.mediaType().startsWith("image/")
                ? Photos.small(book.original(Long.parseLong(piece.evidenceId())).bytes(), PIXELS)
                : Optional.empty();
        picture.ifPresentOrElse(
                address -> html.append("<img alt=\"\" src=\"").append(address).append("\"/>"),
                () -> html.append(Xhtml.escape(piece.fileName())));
        html.append("</td><td><b>")
                .append(Xhtml.escape(SheetWords.word(
                        locale,
                        "evidence.no",
                        piece.evidenceId(),
                        SheetWords.word(locale, "evidence.kind." + piece.kind()))))
                .append("</b>");
        line(html, locale, "note", piece.note());
        line(html, locale, "taken", piece.takenOn());
        line(html, locale, "place", place(piece.lon(), piece.lat(), piece.direction(), locale));
        line(
                html,
                locale,
                "camera",
                piece.exif().takenAt() == null
                        ? null
                        : piece.exif().takenAt().toString().replace('T', ' '));
        line(
                html,
                locale,
                "cameraPlace",
                place(piece.exif().lon(), piece.exif().lat(), piece.exif().direction(), locale));
        line(html, locale, "file", piece.fileName());
        line(html, locale, "hash", piece.sha256());
        line(html, locale, "brought", piece.recordedAt().toString().substring(0, 10) + " · " + piece.by());
        html.append("</td></tr>");
    }

    // the day of the shot; where nobody told it, the day on which it was brought
    private static LocalDate day(Evidence piece) {
        return Optional.ofNullable(piece.takenOn())
                .or(() -> Optional.ofNullable(piece.exif().takenAt()).map(LocalDateTime::toLocalDate))
                .orElseGet(() -> piece.recordedAt().atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static @Nullable String place(
            @Nullable Double lon, @Nullable Double lat, @Nullable Double direction, Locale locale) {
        if (lon == null || lat == null) {
            return null;
        }
        String place = String.format(Locale.ROOT, "%.6f, %.6f", lon, lat);
        return direction == null
                ? place
                : place + " · " + SheetWords.word(locale, "evidence.direction", Math.round(direction));
    }

    private static void line(StringBuilder html, Locale locale, String key, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            html.append("<br/><span class=\"source\">")
                    .append(Xhtml.escape(SheetWords.word(locale, "evidence." + key)))
                    .append("</span> ")
                    .append(Xhtml.escape(value));
        }
    }
}

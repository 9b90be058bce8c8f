package org.mumap.server.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.desk.meeting.MeetingPage;
import org.mumap.server.desk.meeting.MeetingRoom;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The meeting room: the answer to a question, and the same as a workbook: the chart, or the rows behind one bar. */
@RestController
class MeetingController {

    private final MeetingRoom room;
    private final SignedIn signedIn;
    private final Clock clock;

    MeetingController(MeetingRoom room, SignedIn signedIn, Clock clock) {
        this.room = room;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GetMapping("/api/desk/meeting/{question}")
    MeetingPage page(@PathVariable String question) {
        signedIn.get();
        return room.page(question(question), Times.now(clock));
    }

    /** The chart as a sheet; with {@code town} the rows that its bar sums. */
    @GetMapping("/api/desk/meeting/{question}.xlsx")
    void workbook(@PathVariable String question, @RequestParam @Nullable String town, HttpServletResponse response)
            throws IOException {
        MeetingPage page = page(question);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s.xlsx\""
                        .formatted(page.question().name().toLowerCase(Locale.ROOT), LocalDate.now(clock)));
        MeetingWorkbook.write(page, town, Messages.current(), response.getOutputStream());
    }

    private static MeetingPage.Question question(String text) {
        return Arrays.stream(MeetingPage.Question.values())
                .filter(known -> known.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }
}

package org.mumap.rules.progress.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;

/** FEATURE UNDER TEST: how far projects are, the six rates, and what keeps them from starting; see {@code cases/life}. */
class LifeCases {

    @TestFactory
    Stream<DynamicContainer> life() {
        return CaseFile.chapters("life", LifeCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "asOf", "projects", "funnel", "rates", "published", "surroundings", "codes", "says");
        LocalDate asOf = one.date("asOf");
        List<ProjectLife> projects =
                one.rows("projects").stream().map(LifeCases::project).toList();
        Map<String, Rates.Rate> rates = Rates.of(projects, asOf).stream()
                .collect(Collectors.toMap(rate -> rate.code().name(), Function.identity()));
        one.row("rates").values().forEach((code, expected) -> CaseFile.assertHolds(code, expected, rates.get(code)));
        rates.values().forEach(rate -> {
            CaseFile.assertSayable(List.of(rate.formula()));
            assertThat(rate.base()).containsAll(rate.counted());
            assertThat(rate.lacking())
                    .hasSize(rate.base().size() - rate.counted().size());
        });
        if (one.has("funnel")) {
            CaseFile.assertHolds("funnel", one.list("funnel"), Funnel.of(projects, asOf));
        }
        one.rows("published").forEach(LifeCases::published);
        if (one.has("surroundings")) {
            blockers(one, asOf);
        }
    }

    private static void published(Row row) {
        List<ProjectLife> projects = IntStream.range(0, row.integer("of"))
                .mapToObj(i -> project(
                        new Row(Map.of("code", "P" + i, "stage", i < row.integer("started") ? "STARTED" : "SIGNED"))))
                .toList();
        BigDecimal share = Rates.of(projects, LocalDate.of(2025, 6, 30)).get(0).share();
        BigDecimal percent = row.decimal("percent");
        assertThat(share.movePointRight(2).setScale(percent.scale(), RoundingMode.HALF_UP))
                .isEqualByComparingTo(percent);
    }

    private static void blockers(Row one, LocalDate asOf) {
        Row row = one.row("surroundings");
        List<Blockers.Blocker> blockers = Blockers.of(
                new Blockers.Surroundings(
                        row.rows("sites").stream()
                                .map(site -> new Blockers.Site(site.text("parcel"), site.yes("supplied")))
                                .toList(),
                        row.rows("permits").stream()
                                .map(permit -> new Blockers.Permit(
                                        permit.text("type"),
                                        permit.date("applied_on"),
                                        permit.date("approved_on"),
                                        permit.date("due_on")))
                                .toList(),
                        row.texts("tickets"),
                        row.decimal("funds_planned_wan"),
                        row.decimal("funds_paid_wan")),
                asOf);
        assertThat(blockers).extracting(blocker -> blocker.code().name()).containsExactlyElementsOf(one.texts("codes"));
        List<Message> texts = blockers.stream().map(Blockers.Blocker::text).toList();
        CaseFile.assertSayable(texts);
        String said =
                String.join(" ", MessageTexts.of(Locale.SIMPLIFIED_CHINESE).renderAll(texts));
        one.texts("says").forEach(word -> assertThat(said).contains(word));
    }

    private static ProjectLife project(Row row) {
        row.knows(
                "code",
                "stage",
                "signed_on",
                "started_on",
                "completed_on",
                "production_on",
                "in_statistics_on",
                "funds_planned_wan",
                "funds_paid_wan");
        return new ProjectLife(
                row.text("code"),
                row.constant("stage", Stage.class),
                row.date("signed_on"),
                null,
                row.date("started_on"),
                row.date("completed_on"),
                row.date("production_on"),
                row.date("in_statistics_on"),
                row.decimal("funds_planned_wan"),
                row.decimal("funds_paid_wan"));
    }
}

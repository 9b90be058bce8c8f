package org.mumap.rules.progress.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("指挥长每周到现场 · Days on site in a week")
class SiteWeekCases {

    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-26");

    private static SiteWeek.Visit visit(String who, String project, String on) {
        return new SiteWeek.Visit(who, project, LocalDate.parse(on));
    }

    @ParameterizedTest(name = "A {0} lies in the week of {1}")
    @CsvSource({
        "2026-11-23, 2026-11-23",
        "2026-11-29, 2026-11-23",
        "2026-11-30, 2026-11-30",
        "2027-01-01, 2026-12-28",
        "2028-02-29, 2028-02-28"
    })
    void monday(LocalDate day, LocalDate monday) {
        assertThat(SiteWeek.monday(day)).isEqualTo(monday);
    }

    @Test
    @DisplayName("B1 Sunday counts, the Monday after does not; two visits on one day are one day")
    void edges() {
        List<SiteWeek.Person> people = SiteWeek.of(
                Set.of("张", "李"),
                List.of(
                        visit("张", "X1", "2026-11-29"),
                        visit("张", "X2", "2026-11-29"),
                        visit("李", "X1", "2026-11-30"),
                        visit("李", "X1", "2026-11-22")),
                THURSDAY,
                1);
        assertThat(people).extracting(SiteWeek.Person::visitor).containsExactly("李", "张");
        assertThat(people.get(0).missing()).isEqualTo(1);
        assertThat(people.get(1).days()).containsExactly(LocalDate.parse("2026-11-29"));
        assertThat(people.get(1).projects()).containsExactly("X1", "X2");
        assertThat(people.get(1).missing()).isZero();
    }

    @Test
    @DisplayName("B2 who is not bound is shown and owes nothing; more days than asked for owe nothing either")
    void notBound() {
        List<SiteWeek.Person> people = SiteWeek.of(
                Set.of("张"),
                List.of(
                        visit("王", "X1", "2026-11-24"),
                        visit("张", "X1", "2026-11-24"),
                        visit("张", "X1", "2026-11-25"),
                        visit("张", "X1", "2026-11-26")),
                THURSDAY,
                2);
        assertThat(people).extracting(SiteWeek.Person::visitor).containsExactly("张", "王");
        assertThat(people.get(0).required()).isEqualTo(2);
        assertThat(people.get(0).missing()).isZero();
        assertThat(people.get(1).bound()).isFalse();
        assertThat(people.get(1).required()).isZero();
    }

    @Test
    @DisplayName("B3 nobody was anywhere: all that are bound owe all")
    void nobody() {
        assertThat(SiteWeek.of(Set.of("张"), List.of(), THURSDAY, 1))
                .containsExactly(new SiteWeek.Person("张", true, List.of(), List.of(), 1, 1));
    }
}

package org.mumap.server.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Source;

/**
 * One project with the source of every number.
 *
 * @param projectCode its code
 * @param name its name
 * @param asOf day asked about
 * @param knownAt instant of the ledger
 * @param standing where it is and how it stands, as in the list
 * @param progress the verdict in full
 * @param land its land
 * @param people whose job it is
 * @param facts every ledger row that speaks of it
 */
public record ProjectCard(
        String projectCode,
        String name,
        LocalDate asOf,
        Instant knownAt,
        ProjectStanding standing,
        ProgressAnswer progress,
        List<Land> land,
        List<Person> people,
        List<FactEntry> facts) {

    /**
     * A parcel of the project; its verdicts are today's.
     *
     * @param parcelCode its code
     * @param role {@code SITE} or {@code CANDIDATE}
     * @param fromOn since when
     * @param name its name; this and the rest null when it lies outside the caller's scope
     * @param areaMu its area, mu
     * @param supplyState state of supply
     * @param idleFinding idle finding
     * @param idleRoute what follows from it
     * @param legalState what people found on paper
     * @param netIdleDays net idle days
     * @param judgedOn day judged
     */
    public record Land(
            String parcelCode,
            @Nullable String role,
            @Nullable LocalDate fromOn,
            @Nullable String name,
            @Nullable Double areaMu,
            @Nullable String supplyState,
            @Nullable String idleFinding,
            @Nullable String idleRoute,
            @Nullable String legalState,
            @Nullable Integer netIdleDays,
            @Nullable LocalDate judgedOn) {}

    /**
     * Somebody responsible.
     *
     * @param role column of the project that names the person or office
     * @param title the role in Chinese
     * @param titleEn the role in English
     * @param name who
     * @param phone phone, where the project gives one for this role
     */
    public record Person(
            String role,
            String title,
            String titleEn,
            String name,
            @Nullable String phone) {}

    /**
     * A row of the ledger.
     *
     * @param kind kind of the fact
     * @param key its key
     * @param fields what it says, in the order of the template
     * @param source where it came from
     */
    public record FactEntry(String kind, String key, List<Field> fields, Source source) {

        static FactEntry of(Fact fact) {
            List<Field> fields = fact.kind().columns().stream()
                    .filter(column -> fact.fields().containsKey(column.key()))
                    .map(column -> Field.of(column, fact.fields().get(column.key())))
                    .toList();
            return new FactEntry(fact.kind().name(), fact.key(), fields, fact.source());
        }
    }

    /**
     * A value.
     *
     * @param name column
     * @param title Chinese title
     * @param titleEn English title
     * @param value value as imported
     * @param unit unit, empty when there is none
     */
    public record Field(
            String name,
            String title,
            String titleEn,
            @Nullable Object value,
            String unit) {

        static Field of(Column column, @Nullable Object value) {
            return new Field(column.key(), column.title(), column.titleEn(), value, column.unit());
        }
    }
}

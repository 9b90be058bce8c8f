package org.mumap.server.desk.classes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parcels by classes or by values. Every parcel of the scope is counted once: in a class, a value, or without data.
 *
 * @param property column
 * @param year year of the figures; null when they are of today
 * @param digits decimals of limits
 * @param limits lower limits of all classes but the first; empty for values
 * @param classes the classes, lowest first, or the values, the most frequent first
 * @param noData parcels without a value
 * @param total all parcels
 * @param least the least value, null when there is none
 * @param most the largest value
 * @param towns how the parcels of each town spread over the classes
 * @param parks and those of each park
 */
public record Classes(
        String property,
        @Nullable Integer year,
        int digits,
        List<Double> limits,
        List<Part> classes,
        Part noData,
        Part total,
        @Nullable Double least,
        @Nullable Double most,
        List<Group> towns,
        List<Group> parks) {

    /**
     * Parcels of a class.
     *
     * @param value the value, for categories; else null
     */
    public record Part(@Nullable String value, int parcels, double areaMu) {}

    /**
     * Parcels of a town or a park.
     *
     * @param code town, or code of the park
     * @param counts parcels per class, in the order of the classes, those without data last
     */
    public record Group(String code, List<Integer> counts, int parcels) {}
}

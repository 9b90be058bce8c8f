package org.mumap.rules.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of a project, planned and done.
 *
 * @param node its name
 * @param plannedFrom planned begin
 * @param plannedTo planned end
 * @param actualFrom begun on
 * @param actualTo ended on
 * @param unit responsible unit
 * @param person responsible person
 */
public record ProjectNode(
        String node,
        @Nullable LocalDate plannedFrom,
        @Nullable LocalDate plannedTo,
        @Nullable LocalDate actualFrom,
        @Nullable LocalDate actualTo,
        @Nullable String unit,
        @Nullable String person) {}

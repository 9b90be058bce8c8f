package org.mumap.rules.siting;

/**
 * A demand of a need.
 *
 * @param code what is demanded
 * @param limit the largest value that passes, or the smallest where the code asks for at least; itself included, in the unit of the
 *     code
 */
public record Requirement(RequirementCode code, double limit) {

    public Requirement {
        if (!(limit >= 0)) {
            throw new IllegalArgumentException("A limit must be 0 or more: " + code + " " + limit);
        }
    }
}

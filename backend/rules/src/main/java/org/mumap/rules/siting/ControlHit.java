package org.mumap.rules.siting;

import org.jspecify.annotations.Nullable;

/**
 * A control line that meets a parcel.
 *
 * @param kind kind of the line
 * @param name its name
 * @param effect what it does
 * @param law the law behind it
 * @param share share of the parcel inside it, 0 to 1; 0 when they only touch
 */
public record ControlHit(
        ControlKind kind,
        @Nullable String name,
        ControlEffect effect,
        @Nullable String law,
        double share) {}

package org.mumap.rules.idle.signal;

import java.time.LocalDate;

/**
 * A signal that was looked into and found harmless.
 *
 * @param code which
 * @param clearedOn when
 * @param reason why, in words
 */
public record Clearance(SignalCode code, LocalDate clearedOn, String reason) {}

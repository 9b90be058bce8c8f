package org.mumap.rules.idle.casework;

/**
 * An act that may not be done now. Those whose refusal is {@code NOT_YET} belong to the stage and only wait: a screen shows them greyed,
 * with the reason.
 *
 * @param act what
 * @param refusal why not, and what to do about it
 */
public record RefusedAct(CaseAct act, Refusal refusal) {}

/**
 * Idle-land casework: a case as a state machine of lawful acts, from the suspicion to the closing.
 *
 * <p>Source: 《闲置土地处置办法》 国土资源部令第53号 (2012) art. 5–25, with 民法典 (periods), 自然资源听证规定 (hearings), 行政复议法, 行政诉讼法
 * and 行政强制法 (contest and enforcement). The periods are dated data in {@link org.mumap.rules.idle.casework.CaseworkRuleSet}, each with
 * its clause and a mark of certainty.
 *
 * <p>Enter at {@link org.mumap.rules.idle.casework.CaseLaw}: {@code fold} reads the acts of a
 * {@link org.mumap.rules.idle.casework.CaseFile} into a {@link org.mumap.rules.idle.casework.CaseStanding} as of a day: stage, deadlines,
 * what may lawfully be done next and why nothing else may; {@code check} judges one act somebody wants to record.
 *
 * <p>Invariants: an act is a fact and is never deleted, only undone by a corrective act with a reason; a case is what its acts make of
 * it and nothing else; an offered act is accepted when its form is filled in, any other is refused with a clause and a cure; a paper
 * works from its service. Knows {@code idle}, {@code calendar} and {@code measure}.
 */
@NullMarked
package org.mumap.rules.idle.casework;

import org.jspecify.annotations.NullMarked;

/**
 * Idle land (闲置土地): is this parcel suspected of lying idle on that day, why, and which road does the law open?
 *
 * <p>Source: 《闲置土地处置办法》 国土资源部令第53号 (2012), cited as {@code 53号令}; periods are counted by 《民法典》 art. 201–203. The
 * constants (one year, two years, one third, 25 %, 20 %) are dated data in {@link org.mumap.rules.idle.IdleRuleSet}.
 *
 * <p>Enter at {@link org.mumap.rules.idle.IdleRule#judge}: {@link org.mumap.rules.idle.IdleFacts} and a day in,
 * {@link org.mumap.rules.idle.IdleVerdict} out. The facts may reach beyond that day; the rule does not look at them.
 * {@link org.mumap.rules.idle.IdleUrgency} puts verdicts in the order in which an officer should take them up.
 *
 * <p>The verdict only <em>suspects</em>. What people have found on paper ({@link org.mumap.rules.idle.LegalState}) is carried along and
 * never overwritten; only its found cause changes the road.
 */
@NullMarked
package org.mumap.rules.idle;

import org.jspecify.annotations.NullMarked;

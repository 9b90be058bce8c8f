/**
 * Days as the law counts them: calendar days, working days, months and years, and the day on which a period ends.
 *
 * <p>Source: 《民法典》 art. 201 (the first day is not counted), art. 202 (a period of months or years ends on the corresponding day, or on
 * the last day of the month when there is none), art. 203 (a last day that is a day of rest moves to the next working day).
 *
 * <p>Which days are days of rest is data: Saturdays and Sundays, unless the State Council's yearly notice says otherwise (import kind
 * {@code holidays}: {@code OFF} for a weekday without work, {@code WORK} for a weekend with work). Years of which the calendar has no
 * row are counted by weekends alone, and {@link org.mumap.rules.calendar.DueDay#holidaysKnown} says so.
 *
 * <p>Enter at {@link org.mumap.rules.calendar.LegalPeriod#dueDay}. Knows nothing of land.
 */
@NullMarked
package org.mumap.rules.calendar;

import org.jspecify.annotations.NullMarked;

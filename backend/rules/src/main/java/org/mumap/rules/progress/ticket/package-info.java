/**
 * Tickets for what a project lacks (要素保障): raised, given to a unit, worked on, answered, closed; escalated step by step, and put under
 * supervision (督办) once overdue.
 *
 * <p>A ticket is the list of its acts. {@link org.mumap.rules.progress.ticket.TicketLaw#standing} says where they leave it on a day,
 * {@link org.mumap.rules.progress.ticket.TicketLaw#refusal} whether one more act may follow.
 */
@NullMarked
package org.mumap.rules.progress.ticket;

import org.jspecify.annotations.NullMarked;

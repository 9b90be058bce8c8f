/**
 * Tickets for what a project lacks (要素保障) and instructions given on the spot. The rules are
 * {@code org.mumap.rules.progress.ticket}; an act is a fact of the ledger, so where tickets stood on any day can be read again.
 *
 * <ul>
 *   <li>{@link org.mumap.server.project.ticket.TicketBook}: reads tickets in the caller's scope.
 *   <li>{@link org.mumap.server.project.ticket.TicketDesk}: the one door through which a ticket changes.
 *   <li>{@link org.mumap.server.project.ticket.TicketSupervision}: puts what is overdue under supervision, with a number.
 * </ul>
 *
 * Invariant: the database decides which tickets an account sees; the office (PROJECT), leaders (INSTRUCT) and the unit a ticket was
 * given to decide what happens to it.
 */
@NullMarked
package org.mumap.server.project.ticket;

import org.jspecify.annotations.NullMarked;

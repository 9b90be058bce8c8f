package org.mumap.server.project.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The key of a ticket.
 *
 * @param ticketId its key
 * @param ticketNo its number
 * @param projectCode its project
 */
record TicketKey(long ticketId, String ticketNo, @Nullable String projectCode) {}

/**
 * No deadline passes unseen: warnings 90, 30 and 7 days before a day the law sets, and when it has passed.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.notice.Alerts}: the warnings of the moment, from the running deadlines; raised once each.
 *   <li>{@link org.mumap.server.idle.notice.Webhook}: the one outgoing address, set by an administrator.
 *   <li>{@link org.mumap.server.idle.notice.Outbox}: what waits to be sent there; written in the transaction that raises the
 *       warning, sent after it, again and again until it is taken.
 * </ul>
 *
 * Invariant: nothing leaves the machine but to that address, and no message carries tax data.
 */
@NullMarked
package org.mumap.server.idle.notice;

import org.jspecify.annotations.NullMarked;

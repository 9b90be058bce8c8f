/**
 * The meeting room (驾驶舱): one question a page, a chart that answers it, and behind every number the rows that sum to it.
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.meeting.MeetingRoom}: answers a question from projects and suspected parcels, in the caller's scope.
 *   <li>{@link org.mumap.server.desk.meeting.MeetingPage}: the answer: bars, and the rows that each bar sums.
 * </ul>
 *
 * Invariant: a bar is computed from the very rows that are listed under it.
 */
@NullMarked
package org.mumap.server.desk.meeting;

import org.jspecify.annotations.NullMarked;

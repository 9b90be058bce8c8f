/**
 * Problems in the user's language (RFC 9457): what is wrong, where, what to do. Kernel: knows no room.
 *
 * <p>Every message has a code; its words stand in {@code messages/problems_zh_CN.properties} and {@code problems_en.properties},
 * held equal by a test.
 */
@NullMarked
package org.mumap.server.problem;

import org.jspecify.annotations.NullMarked;

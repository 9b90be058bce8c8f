/** The HTTP side of parks: the park card, the list behind each of its numbers, targets. */
@NullMarked
package org.mumap.server.park.web;

import org.jspecify.annotations.NullMarked;

/** Sign-in over HTTP, the security filter chains, and what the front end must know before anybody signs in. */
@NullMarked
package org.mumap.server.access.web;

import org.jspecify.annotations.NullMarked;

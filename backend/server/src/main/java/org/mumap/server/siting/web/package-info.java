/** The HTTP side of siting: searches with their reasons, and checks of a drawn shape. */
@NullMarked
package org.mumap.server.siting.web;

import org.jspecify.annotations.NullMarked;

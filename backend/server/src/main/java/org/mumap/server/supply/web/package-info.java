/** The HTTP side of land supply. */
@NullMarked
package org.mumap.server.supply.web;

import org.jspecify.annotations.NullMarked;

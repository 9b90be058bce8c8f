/**
 * The description of the whole HTTP interface (OpenAPI 3.0) at {@code /api/openapi.json}: addresses, parameters and shapes from the
 * program itself, words from {@code docs/api.md}, which a test keeps equal to the program. Knows no room: it asks Spring what there is.
 */
@NullMarked
package org.mumap.server.apidoc;

import org.jspecify.annotations.NullMarked;

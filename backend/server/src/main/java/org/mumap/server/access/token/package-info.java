/**
 * Tokens of programs: random, shown once, kept as a hash, with an end and an extent. A token asks in the name of its account and
 * never may more than that account; unless it is made to write, its transactions are read only in the database itself. No token makes
 * tokens, keeps accounts or opens sessions.
 */
@NullMarked
package org.mumap.server.access.token;

import org.jspecify.annotations.NullMarked;

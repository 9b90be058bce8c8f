/**
 * Access: sign-in, roles, data scope, audit.
 *
 * <p>Invariant: scope is enforced by the database. Each request's transaction on the application's role begins with
 * {@code set_config('mumap.…')} (see {@link org.mumap.server.access.ScopeOfTransaction}); without it no row is visible. What an
 * account may <em>do</em> is a {@link org.mumap.server.access.Permission}, checked where it is done.
 */
@NullMarked
package org.mumap.server.access;

import org.jspecify.annotations.NullMarked;

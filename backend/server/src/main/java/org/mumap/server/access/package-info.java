/**
 * Access: sign-in, roles, data scope, audit.
 *
 * <p>Invariant: scope is enforced by the database. Each request's transaction on the application's role begins with
 * {@code set_config('mumap.…')} (see {@link org.mumap.server.access.ScopeOfTransaction}); without it no row is visible. What an
 * account may <em>do</em> is a {@link org.mumap.server.access.Permission}, checked where it is done. A session that a remembered device
 * has opened ({@link org.mumap.server.access.Devices}) reads and instructs: anything else is refused before it reaches a controller.
 * Programs ask by tokens ({@code token}), and nobody asks more often than {@code rate} lets him.
 */
@NullMarked
package org.mumap.server.access;

import org.jspecify.annotations.NullMarked;

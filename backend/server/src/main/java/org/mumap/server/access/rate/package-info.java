/** How often one token, one account or one session may ask: a bucket that fills at a steady rate. Whoever empties it waits. */
@NullMarked
package org.mumap.server.access.rate;

import org.jspecify.annotations.NullMarked;

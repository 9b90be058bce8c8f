/**
 * Fills an empty database with the demo county, through the same door as any import. Top room: may use {@code ingest}; nobody
 * uses it.
 */
@NullMarked
package org.mumap.server.demo;

import org.jspecify.annotations.NullMarked;

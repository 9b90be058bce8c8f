/**
 * Filters of callers: CQL2 (OGC 21-065r2) in text and in JSON, read by readers of our own into GeoTools' filter model and written
 * as SQL.
 *
 * <ul>
 *   <li>{@link org.mumap.server.published.filter.Cql2}: the two spellings, and how large a filter may be.
 *   <li>{@link org.mumap.server.published.filter.Queryables}: the names a filter may use; nothing else of the database is known here.
 *   <li>{@link org.mumap.server.published.filter.FilterSql}: a filter as SQL.
 * </ul>
 *
 * Invariants: the SQL is put together from the fragments of this package and the columns of {@link
 * org.mumap.server.published.filter.Queryables}; whatever a caller wrote is a parameter. Functions come from {@link
 * org.mumap.server.published.filter.Calls} only, never from GeoTools' own registry. Size and depth are bounded while reading, shapes
 * before any database sees them. Knows no room and no other package of the published layers.
 */
@NullMarked
package org.mumap.server.published.filter;

import org.jspecify.annotations.NullMarked;

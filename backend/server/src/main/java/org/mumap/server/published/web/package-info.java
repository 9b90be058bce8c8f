/**
 * The published layers over HTTP: OGC API Features and Tiles under {@code /ogc}, files under {@code /api/exports}, base maps
 * under {@code /api/basemaps}. Parameters are read strictly: what is unknown or unreadable is 400, what the scope does not
 * contain is 404. Answers are private, carry a strong ETag and are revalidated.
 */
@NullMarked
package org.mumap.server.published.web;

import org.jspecify.annotations.NullMarked;

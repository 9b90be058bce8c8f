/** The HTTP side of redlines: the list, acts, and the list as GeoJSON and as a workbook. */
@NullMarked
package org.mumap.server.redline.web;

import org.jspecify.annotations.NullMarked;

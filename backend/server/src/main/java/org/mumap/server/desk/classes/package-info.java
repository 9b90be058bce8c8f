/**
 * Themes that people build: the parcels of their scope by classes of a property, with limits found here, because the browser never
 * has all values (decision 0092).
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.classes.ClassFinder}: limits, counts per class, town and park; or the values of a property.
 *   <li>{@link org.mumap.server.desk.classes.ClassTheme}: a theme as paper needs it: colours and words of the legend.
 *   <li>{@link org.mumap.server.desk.classes.MapThemes}: the themes that an account keeps.
 * </ul>
 */
@NullMarked
package org.mumap.server.desk.classes;

import org.jspecify.annotations.NullMarked;

/**
 * Styles of the published layers, each made from the one description of how land looks ({@code symbols}): MapLibre style layers for
 * browsers and for paper, QGIS styles and a ready QGIS project for the desktop.
 *
 * <ul>
 *   <li>{@link org.mumap.server.published.style.MapLibreLayers}: a collection, or parcels by a theme, as style layers.
 *   <li>{@link org.mumap.server.published.style.QgisStyle}: a collection as a QML document.
 *   <li>{@link org.mumap.server.published.style.QgisProject}: all layers by their address, with their styles.
 * </ul>
 */
@NullMarked
package org.mumap.server.published.style;

import org.jspecify.annotations.NullMarked;

/**
 * How land looks: one description ({@code data/standard/map_symbols.json}) of colours, hatches, markers, classes and labels. The web
 * map and its legend read the file itself; here it is read for style documents (MapLibre, QGIS) and for paper. A colour that is
 * written down anywhere else is a mistake that a test finds.
 *
 * <p>Kernel: knows nothing but the file.
 */
@NullMarked
package org.mumap.server.symbols;

import org.jspecify.annotations.NullMarked;

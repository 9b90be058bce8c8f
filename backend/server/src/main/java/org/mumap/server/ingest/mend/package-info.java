/**
 * What goes back to whoever sent a table with mistakes: the same workbook with the wrong cells marked, or, where it is too large
 * for that or no workbook at all, the list of the mistakes. Knows cells and sentences, and no kind, batch or database.
 */
@NullMarked
package org.mumap.server.ingest.mend;

import org.jspecify.annotations.NullMarked;

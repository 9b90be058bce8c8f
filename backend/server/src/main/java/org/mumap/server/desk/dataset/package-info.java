/**
 * The state of the data: how fresh, how complete and how good each data set is, by park, town and sender, every number with the rows
 * behind it; and the data dictionary, made from what the program itself goes by.
 *
 * <ul>
 *   <li>{@link org.mumap.server.desk.dataset.DataSets}: counts, and the rows behind each.
 *   <li>{@link org.mumap.server.desk.dataset.DataDictionary}: kinds, columns, codes, published layers, terms.
 * </ul>
 *
 * Invariant: a number is counted over the very rows that its list shows, in the caller's scope; no values are shown, only which are
 * there and which are not.
 */
@NullMarked
package org.mumap.server.desk.dataset;

import org.jspecify.annotations.NullMarked;

package org.mumap.server.ingest.mend;

import org.jspecify.annotations.Nullable;

/**
 * One mistake, where it stands and in words.
 *
 * @param row row as people count it, from 1
 * @param column column from 0; null when the row as a whole is meant, or the column is not in the file
 * @param error whether the row was refused for it; else it was taken and this is a note
 * @param sentence what is wrong and how to mend it, in the reader's language
 */
public record Mark(int row, @Nullable Integer column, boolean error, String sentence) {}

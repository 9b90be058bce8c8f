/**
 * A project's application form, read into a need.
 *
 * <ul>
 *   <li>{@link org.mumap.server.siting.form.ApplicationForm}: finds the labels it knows anywhere on the first sheet, takes the value to
 *       the right or below, and says of each cell what it was read as.
 *   <li>{@link org.mumap.server.siting.form.FormField}: the labels and how their values are read.
 * </ul>
 *
 * Nothing is kept: the form is read and forgotten.
 */
@NullMarked
package org.mumap.server.siting.form;

import org.jspecify.annotations.NullMarked;

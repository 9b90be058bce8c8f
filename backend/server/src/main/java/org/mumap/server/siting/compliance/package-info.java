/**
 * Around the compliance check: shapes of files, errors that people report, and what a moved line or rule touches.
 *
 * <ul>
 *   <li>{@link org.mumap.server.siting.compliance.LineReports}: numbered reports of errors in control lines, and their answers.
 *   <li>{@link org.mumap.server.siting.compliance.Touched}: parcels, projects and cases that a shape, a line, a rule or an imported
 *       change of lines touches.
 * </ul>
 */
@NullMarked
package org.mumap.server.siting.compliance;

import org.jspecify.annotations.NullMarked;

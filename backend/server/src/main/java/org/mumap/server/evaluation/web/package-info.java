/** The HTTP side of evaluation: per-mu tables as JSON and as a workbook. */
@NullMarked
package org.mumap.server.evaluation.web;

import org.jspecify.annotations.NullMarked;

/** The HTTP side of entry: advice, kept thresholds, the admission test, its opinion and the sample as a workbook. */
@NullMarked
package org.mumap.server.entry.web;

import org.jspecify.annotations.NullMarked;

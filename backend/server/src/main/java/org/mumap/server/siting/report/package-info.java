/**
 * Sites compared and handed over: two to four sites side by side, and the 选址论证 as .docx, A3 map and .xlsx. All three are made of
 * the same {@link org.mumap.server.siting.report.SiteSheet}s, so they cannot disagree with the screen.
 */
@NullMarked
package org.mumap.server.siting.report;

import org.jspecify.annotations.NullMarked;

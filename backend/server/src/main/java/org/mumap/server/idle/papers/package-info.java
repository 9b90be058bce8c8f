/**
 * The papers of idle-land casework: what they say, and how an office's own Word template says it.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.papers.PaperWords}: every tag a template may use, filled from the case.
 *   <li>{@link org.mumap.server.idle.papers.TemplateText}: the text of a paper ({@code resources/papers/*.txt}) set as .docx in the
 *       look of GB/T 9704.
 *   <li>{@link org.mumap.server.idle.papers.PaperTemplates}: that template, or the one the office edited and handed back.
 *   <li>{@link org.mumap.server.idle.papers.WordPaperWriter}: template + words + location map = .docx, and the PDF made from it.
 * </ul>
 *
 * Numbers, dates and sums are decided elsewhere; here they are written. A tag that has no value refuses the paper and says which
 * fact is lacking and where it is kept: a notice with a hole in it must not go out.
 */
@NullMarked
package org.mumap.server.idle.papers;

import org.jspecify.annotations.NullMarked;

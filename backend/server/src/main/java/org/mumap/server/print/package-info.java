/**
 * Print: true-scale map figures, pages and papers. Knows no room: who wants something printed hands in shapes, words and styles.
 *
 * <ul>
 *   <li>{@link org.mumap.server.print.MapFigure}: shapes to a map in millimetres of paper, in the plane of a 3° Gauss zone, with
 *       grid crosses, north, scale bar and a legend of what is on it.
 *   <li>{@link org.mumap.server.print.Figure}: such a drawing, vector, written as SVG.
 *   <li>{@link org.mumap.server.print.Sheet}: page frame and foot block of every printed page.
 *   <li>{@link org.mumap.server.print.PdfDocument}: XHTML to PDF with embedded fonts; fetches nothing.
 *   <li>{@link org.mumap.server.print.WordTemplate}, {@link org.mumap.server.print.WordPdf}: an office's own .docx filled, and the
 *       filled document as PDF, so that one template governs both.
 *   <li>{@link org.mumap.server.print.WordPaper}: page and faces of a .docx that the program sets itself.
 *   <li>{@link org.mumap.server.print.PrintGate}: how much is printed at once.
 * </ul>
 *
 * A figure is true to scale wherever it lands: its size is fixed in millimetres and nothing around it may stretch it. Everything
 * must read in grey: states by hatch and marker, never by colour alone.
 */
@NullMarked
package org.mumap.server.print;

import org.jspecify.annotations.NullMarked;

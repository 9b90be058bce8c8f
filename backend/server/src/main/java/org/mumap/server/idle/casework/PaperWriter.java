package org.mumap.server.idle.casework;

/**
 * Writes a paper from all that it says. Papers are data here and Word there: whoever implements this fills the office's template
 * and draws the location map; this room gives the number, keeps the bytes and records the act. Optional: without a writer, acts
 * that issue a paper are refused and say so.
 */
public interface PaperWriter {

    /**
     * The paper as .docx. The same model gives the same words; it may be called inside the transaction that takes the number, so
     * it must neither write to the database nor wait for anybody.
     *
     * @throws org.mumap.server.problem.Problem when the office's template cannot be filled; then nothing is issued
     */
    byte[] docx(PaperModel model);

    /**
     * The same paper as PDF, made from the filled .docx so that an edited template governs both.
     *
     * @param docx what {@link #docx} returned
     * @param draft whether each page carries the draft watermark
     */
    byte[] pdf(byte[] docx, boolean draft);
}

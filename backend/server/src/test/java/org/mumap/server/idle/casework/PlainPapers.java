package org.mumap.server.idle.casework;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Where the server has no writer of papers, its tests write the model down as text: number, sums and days are to be read back,
 * not the layout.
 */
@TestConfiguration
public class PlainPapers {

    @Bean
    @ConditionalOnMissingBean(PaperWriter.class)
    PaperWriter plainPapers() {
        return new PaperWriter() {
            @Override
            public byte[] docx(PaperModel model) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    zip.putNextEntry(new ZipEntry("word/document.xml"));
                    zip.write(words(model).getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return out.toByteArray();
            }

            @Override
            public byte[] pdf(byte[] docx, boolean draft) {
                return ("%PDF-1.7 " + (draft ? "DRAFT" : "FINAL")).getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    private static String words(PaperModel model) {
        return String.join(
                "|",
                model.kind().name(),
                String.valueOf(model.documentNo()),
                model.issuedOn().toString(),
                model.file().caseNo(),
                model.holder().name(),
                model.land().parcelCode(),
                model.land().areaMu().toPlainString(),
                String.valueOf(model.fee().feeWan()),
                model.verdict().netIdleDays() + "d",
                model.creditors().toString(),
                model.neighbours().size() + " neighbours",
                model.geometry().getGeometryType());
    }
}

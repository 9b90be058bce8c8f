package org.mumap.server.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.evaluation.PerMuTables;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.ledger.Times;
import org.mumap.server.parcel.ParcelFilter;
import org.mumap.server.parcel.ParcelPage;
import org.mumap.server.parcel.ParcelRow;
import org.mumap.server.parcel.Parcels;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of parcels with what the rooms say of them: stored for today, judged page by page for other times. */
@Service
@Transactional(readOnly = true)
public class ParcelList {

    private final Parcels parcels;
    private final IdleVerdicts idle;
    private final PerMuTables perMu;
    private final Search search;

    ParcelList(Parcels parcels, IdleVerdicts idle, PerMuTables perMu, Search search) {
        this.parcels = parcels;
        this.idle = idle;
        this.perMu = perMu;
        this.search = search;
    }

    /**
     * A page by parcel code.
     *
     * @param text part of a name, or beginning or end of a code; null for all
     * @param after code of the last parcel already seen, or empty
     */
    public ParcelPage list(
            @Nullable String text, @Nullable String park, @Nullable String town, Times times, String after, int limit) {
        if (times.current()) {
            List<String> codes = text == null ? null : search.listParcelCodes(text);
            int year = perMu.findClosedYear().orElse(times.asOf().getYear() - 1);
            return parcels.list(new ParcelFilter(park, town, text, codes), year, after, limit);
        }
        ParcelPage page = parcels.listAt(new ParcelFilter(park, town, text, null), times, after, limit);
        Map<String, IdleVerdict> verdicts =
                idle.judge(page.rows().stream().map(ParcelRow::parcelCode).toList(), times);
        return new ParcelPage(
                page.rows().stream()
                        .map(row -> row.judged(Objects.requireNonNull(verdicts.get(row.parcelCode()))
                                .finding()
                                .name()))
                        .toList(),
                page.total(),
                page.next());
    }
}

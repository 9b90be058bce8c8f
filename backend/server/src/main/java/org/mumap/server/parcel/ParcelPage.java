package org.mumap.server.parcel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of parcels by code.
 *
 * @param rows the page
 * @param total over all pages
 * @param next key of the next page, null on the last
 */
public record ParcelPage(
        List<ParcelRow> rows, Total total, @Nullable String next) {

    /** Over all pages: parcels and mu, the exact sum of the rows. */
    public record Total(long parcels, BigDecimal areaMu) {}
}

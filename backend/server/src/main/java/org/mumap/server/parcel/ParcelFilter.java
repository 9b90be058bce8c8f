package org.mumap.server.parcel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parcels are wanted; what is null asks for nothing.
 *
 * @param park park whose parcels, sub-parks included
 * @param town town whose parcels
 * @param text part of the code or the name
 * @param codes only these; for text that has been looked up already
 */
public record ParcelFilter(
        @Nullable String park,
        @Nullable String town,
        @Nullable String text,
        @Nullable List<String> codes) {}

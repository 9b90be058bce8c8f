package org.mumap.server.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a batch needs to know of it.
 *
 * @param id number of the batch
 * @param kind kind of its rows
 * @param fileName name the file came with
 * @param sha256 names the kept original
 * @param sourceCrs system stated by the sender, or null
 * @param layer layer or sheet asked for, or null
 * @param mapping column of the file → key
 * @param dataDate day of the data
 * @param register register that the rows belong to, or null
 * @param replaces register that the file replaces, or null
 * @param commitAuto whether it is committed when nothing is rejected
 * @param by who brought it
 * @param county whether he may bring every row
 * @param parks else the parks whose rows he may bring
 * @param cure cure of the coordinates, or null
 * @param lineage former parcels by key of the new one, as a person accepted them
 */
record Work(
        long id,
        String kind,
        String fileName,
        String sha256,
        @Nullable String sourceCrs,
        @Nullable String layer,
        @Nullable Map<String, String> mapping,
        LocalDate dataDate,
        @Nullable String register,
        @Nullable String replaces,
        boolean commitAuto,
        String by,
        boolean county,
        List<String> parks,
        @Nullable String cure,
        Map<String, List<String>> lineage) {}

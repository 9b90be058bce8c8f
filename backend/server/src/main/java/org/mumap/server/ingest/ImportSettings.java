package org.mumap.server.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county sets about imports, under {@code mumap.imports.*}; limits of single files stand under {@code mumap.upload.*}.
 *
 * @param gapWidthM gaps between neighbouring parcels narrower than this many metres are told; 0 looks for none
 * @param compareSeconds longest time for comparing the shapes of one file; a file that needs longer is refused
 * @param readSeconds longest time for reading one file
 * @param accountBytes most bytes of originals that one account may have lying uncommitted
 * @param minFreeBytes room that must stay free in the data folder; below it no upload is taken
 * @param keepStagedDays days after which the staged rows of a decided batch, and originals that never were committed, are
 *     cleaned away
 * @param requireJail whether formats that need GDAL are refused where it cannot be cut off from the network
 */
@ConfigurationProperties("mumap.imports")
public record ImportSettings(
        @DefaultValue("0.2") double gapWidthM,
        @DefaultValue("1800") int compareSeconds,
        @DefaultValue("3600") int readSeconds,
        @DefaultValue("10737418240") long accountBytes,
        @DefaultValue("1073741824") long minFreeBytes,
        @DefaultValue("30") int keepStagedDays,
        @DefaultValue("false") boolean requireJail) {}

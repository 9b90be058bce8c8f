package org.mumap.server;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings a county changes, under {@code mumap.*}.
 *
 * @param dataDir folder for uploads, exports and the unpacked EPSG data base
 * @param demo whether the demo accounts exist and an empty database is filled with the demo county
 * @param zone time zone in which legal days are counted
 * @param owner database account that migrates, imports and judges; passes row level security
 * @param upload limits on what may be uploaded
 */
@ConfigurationProperties("mumap")
public record Settings(
        @DefaultValue(".mumap") Path dataDir,
        @DefaultValue("false") boolean demo,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue Owner owner,
        @DefaultValue Upload upload) {

    /**
     * @param url JDBC address
     * @param username account, by default {@code mumap_owner}
     * @param password its password
     */
    public record Owner(
            @DefaultValue("") String url,
            @DefaultValue("mumap_owner") String username,
            @DefaultValue("") String password) {}

    /**
     * @param maxFileBytes largest file taken
     * @param maxUnpackedBytes largest sum of a zip's entries once unpacked
     * @param maxEntries most entries of a zip
     * @param maxFeatures most rows of one file
     * @param maxVerticesPerFeature most vertices of one shape
     * @param maxCrossings most interior self-crossings of a shape that is still worth repairing; beyond it a repair could
     *     take minutes that nothing can interrupt
     */
    public record Upload(
            @DefaultValue("209715200") long maxFileBytes,
            @DefaultValue("2147483648") long maxUnpackedBytes,
            @DefaultValue("10000") int maxEntries,
            @DefaultValue("1000000") int maxFeatures,
            @DefaultValue("200000") int maxVerticesPerFeature,
            @DefaultValue("2000") int maxCrossings) {}
}

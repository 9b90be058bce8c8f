package org.mumap.server.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mumap.server.geo.TerrainFiles;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which heights hold: those of the newest committed batch of terrain, read from its original. A commit or a roll-back of the
 * batch is all there is to change; no file is copied that could disagree with it.
 */
@Component
class CommittedTerrain implements TerrainFiles.Register {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedTerrain.class);

    private final JdbcClient jdbc;
    private final Originals originals;

    CommittedTerrain(@Owner JdbcClient jdbc, Originals originals) {
        this.jdbc = jdbc;
        this.originals = originals;
    }

    @Override
    public Optional<Path> findNewest() {
        Optional<Path> file = jdbc.sql("""
            select file_sha256 from ledger.batch
            where kind = :kind and state = 'COMMITTED' and file_sha256 is not null
            order by id desc limit 1
            """)
                .param("kind", Imports.TERRAIN)
                .query(String.class)
                .optional()
                .map(originals::file);
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            LOG.error("The heights of the county are missing: {}", file.get().getFileName());
            return Optional.empty();
        }
        return file;
    }
}

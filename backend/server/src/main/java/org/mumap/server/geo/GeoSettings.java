package org.mumap.server.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.geotools.util.factory.Hints;
import org.mumap.server.Settings;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Readies GeoTools before anybody asks it for a system: its EPSG data base is unpacked into our own data folder (the shared
 * temporary folder may hold one that another user left), and rasters may be warped between CGCS2000 and WGS 84 without datum
 * parameters. Shapes do not use that leniency, see {@link Crs}.
 */
@Component
class GeoSettings implements InitializingBean {

    private final Settings settings;

    GeoSettings(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Path folder = settings.dataDir().toAbsolutePath().resolve("epsg");
        Files.createDirectories(folder);
        if (System.getProperty("EPSG-HSQL.directory") == null) {
            System.setProperty("EPSG-HSQL.directory", folder.toString());
        }
        Hints.putSystemDefault(Hints.LENIENT_DATUM_SHIFT, true);
    }
}

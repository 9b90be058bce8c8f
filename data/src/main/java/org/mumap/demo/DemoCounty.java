package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.mumap.demo.file.GeoTiff;

/**
 * Makes the demo county 青溪县: a folder of files in the public import format and a `manifest.json` that names them in the order in which
 * they are to be imported. The same options give the same bytes.
 */
public final class DemoCounty {
    private final Path folder;
    private final DemoOptions options;
    private final Manifest manifest = new Manifest();

    private DemoCounty(Path folder, DemoOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Writes all files into the folder, which is made when it is missing; files of the same names are overwritten.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void generate(Path folder, DemoOptions options) throws IOException {
        Files.createDirectories(folder);
        new DemoCounty(folder, options).write();
    }

    /** {@code --out DIR [--seed N] [--today YYYY-MM-DD] [--scale N]}; seed 339922, today's date, scale 1 unless said otherwise. */
    public static void main(String[] args) throws IOException {
        Path out = Path.of("demo");
        long seed = 339922;
        LocalDate today = LocalDate.now();
        int scale = 1;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--out" -> out = Path.of(args[i + 1]);
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--today" -> today = LocalDate.parse(args[i + 1]);
                case "--scale" -> scale = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        generate(out, new DemoOptions(seed, today, scale));
    }

    private Path file(String kind, String name, LocalDate dataDate) {
        manifest.add(kind, name, dataDate);
        return folder.resolve(name);
    }

    private void write() throws IOException {
        LocalDate today = options.today();
        Ground ground = new Ground(options);
        LandFiles land = new LandFiles(ground, options);
        land.areas(file("areas", "areas.geojson", LocalDate.of(today.getYear() - 2, 12, 31)));
        land.parks(file("parks", "parks.geojson", LocalDate.of(today.getYear() - 2, 12, 31)));
        List<Lot> lots = land.parcels(file("parcels", "parcels.geojson", today.minusDays(5)));
        LineFiles lines = new LineFiles(ground, options);
        lines.controlLines(file("control_lines", "control_lines.geojson", today.minusDays(300)));
        new UtilityFiles(ground).write(file("utilities", "utilities.geojson", today.minusDays(24)));
        SupplyFiles supply = new SupplyFiles(
                lines.approvalBatches(file("approval_batches", "approval_batches.geojson", today.minusDays(24))),
                options);
        supply.expropriations(file("expropriations", "expropriations.csv", today.minusDays(20)));
        supply.quotas(file("quotas", "quotas.csv", today.minusDays(20)));
        HolidayFile.write(file("holidays", "holidays.csv", today.minusDays(24)));
        FirmBook firms = new FirmBook(options, lots);
        facts(ground, lots, firms);
        projects(ground, lots, firms);
        terrain(ground);
        manifest.write(folder.resolve("manifest.json"));
    }

    private void facts(Ground ground, List<Lot> lots, FirmBook book) throws IOException {
        LocalDate today = options.today();
        new ContractFile(lots, book, options).write(file("contracts", "contracts.xlsx", today.minusDays(4)));
        SiteFiles sites = new SiteFiles(lots, options);
        sites.siteStates(file("site_states", "site_states.xlsx", today.minusDays(3)));
        sites.excludedPeriods(file("excluded_periods", "excluded_periods.xlsx", today.minusDays(3)));
        sites.encumbrances(file("encumbrances", "encumbrances.csv", today.minusDays(4)));
        FirmFiles firms = new FirmFiles(book, options);
        firms.enterprises(file("enterprises", "enterprises.xlsx", today.minusDays(10)));
        firms.occupancies(file("occupancies", "occupancies.xlsx", today.minusDays(10)));
        firms.annualReturns(file("annual_returns", "annual_returns.xlsx", today.minusDays(10)));
        firms.signals(file("signals", "signals.csv", today.minusDays(7)));
        new BuildingFile(ground, book, options)
                .write(file("buildings", "buildings.geojson", today.minusDays(10)), lots);
    }

    private void projects(Ground ground, List<Lot> lots, FirmBook firms) throws IOException {
        LocalDate today = options.today();
        ProjectBook book = new ProjectBook(lots, firms, options);
        ProjectFiles projects = new ProjectFiles(book, ground, options);
        projects.projects(file("projects", "projects.geojson", today.minusDays(2)));
        projects.land(file("project_land", "project_land.csv", today.minusDays(2)));
        ProgressFiles progress = new ProgressFiles(book, options);
        progress.plans(file("project_plans", "project_plans.xlsx", today.minusDays(2)));
        progress.reports(file("progress_reports", "progress_reports.xlsx", today.minusDays(2)));
        projects.nodes(file("project_nodes", "project_nodes.csv", today.minusDays(2)));
        projects.permits(file("permits", "permits.csv", today.minusDays(2)));
    }

    /** Cells of two seconds of arc, about 60 m; coarser in larger counties so that the file stays small. */
    private void terrain(Ground ground) throws IOException {
        Envelope box = ground.county.getEnvelopeInternal();
        Coordinate northWest = ground.plane.toGeographic(box.getMinX(), box.getMaxY());
        Coordinate southEast = ground.plane.toGeographic(box.getMaxX(), box.getMinY());
        double cell = StrictMath.sqrt(options.scale()) / 1800;
        double west = StrictMath.floor(northWest.x / cell - 10) * cell;
        double north = StrictMath.ceil(northWest.y / cell + 10) * cell;
        int width = (int) StrictMath.ceil((southEast.x - west) / cell) + 10;
        int height = (int) StrictMath.ceil((north - southEast.y) / cell) + 10;
        Relief relief = new Relief(ground);
        Path file = file("terrain", "dem.tif", options.today().minusDays(700));
        GeoTiff.write(file, west, north, cell, width, height, (longitude, latitude) -> {
            Coordinate c = ground.plane.toPlane(longitude, latitude);
            return Math.round(relief.heightAt(c.x, c.y) * 10) / 10f;
        });
    }
}

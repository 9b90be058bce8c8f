package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.mumap.demo.file.Table;

/** Writes the buildings of the finished industrial lots: floor area adds up to the plot ratio, some floors stand empty. */
final class BuildingFile {
    private BuildingFile() {}

    static void write(Path file, List<Lot> lots, FirmBook book, DemoOptions options) throws IOException {
        try (Table out = Table.open(
                file,
                "building_code",
                "parcel_code",
                "footprint_m2",
                "floor_area_m2",
                "used_m2",
                "storeys",
                "clear_height_m",
                "power_kva",
                "idle_since_on")) {
            for (Lot lot : lots) {
                if (lot.industrial() && lot.fate().inUse()) {
                    buildings(out, lot, book, options);
                }
            }
        }
    }

    private static void buildings(Table out, Lot lot, FirmBook book, DemoOptions options) throws IOException {
        Dice dice = Dice.of(options.seed(), "building", lot.index());
        Firm firm = book.holder(lot);
        boolean dead = firm != null && firm.zombie;
        int count = lot.areaMu() < 12 ? 1 : lot.areaMu() < 40 ? dice.among(1, 3) : dice.among(2, 4);
        double floor = lot.registeredM2().doubleValue() * lot.plotRatio().doubleValue() / count;
        for (int i = 1; i <= count; i++) {
            double cover = lot.registeredM2().doubleValue() * 0.46 / count;
            int storeys = Math.max(1, (int) Math.round(floor / cover));
            boolean idle = dead ? dice.chance(0.8) : dice.chance(0.05);
            double used = idle ? floor * dice.between(0, 0.3) : floor * dice.between(0.85, 1);
            LocalDate since = idle ? options.today().minusDays(dice.among(100, 1400)) : null;
            out.row(
                    lot.code() + "F" + Codes.pad(i, 4) + "0001",
                    lot.code(),
                    Dice.exact(floor / storeys),
                    Dice.exact(floor),
                    Dice.exact(used),
                    storeys,
                    Dice.exact(storeys == 1 ? dice.among(80, 130) / 10.0 : dice.among(42, 75) / 10.0),
                    dice.among(2, 30) * 100,
                    since);
        }
    }
}

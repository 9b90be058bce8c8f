package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.mumap.demo.file.Table;

/**
 * Days off and make-up working days of 2025 and 2026 after the yearly notices of the State Council's general office: 国办发明电〔2024〕12号
 * (2024-11-12) and the notice of 2025-11-04 for 2026 (Xinhua text). Other years are left to the county's own file.
 */
final class HolidayFile {
    private static final String[][] DAYS = {
        {"OFF", "2025-01-01", "2025-01-01", "元旦"},
        {"OFF", "2025-01-28", "2025-02-04", "春节"},
        {"WORK", "2025-01-26", "2025-01-26", "春节调休"},
        {"WORK", "2025-02-08", "2025-02-08", "春节调休"},
        {"OFF", "2025-04-04", "2025-04-06", "清明节"},
        {"OFF", "2025-05-01", "2025-05-05", "劳动节"},
        {"WORK", "2025-04-27", "2025-04-27", "劳动节调休"},
        {"OFF", "2025-05-31", "2025-06-02", "端午节"},
        {"OFF", "2025-10-01", "2025-10-08", "国庆节、中秋节"},
        {"WORK", "2025-09-28", "2025-09-28", "国庆节调休"},
        {"WORK", "2025-10-11", "2025-10-11", "国庆节调休"},
        {"OFF", "2026-01-01", "2026-01-03", "元旦"},
        {"WORK", "2026-01-04", "2026-01-04", "元旦调休"},
        {"OFF", "2026-02-15", "2026-02-23", "春节"},
        {"WORK", "2026-02-14", "2026-02-14", "春节调休"},
        {"WORK", "2026-02-28", "2026-02-28", "春节调休"},
        {"OFF", "2026-04-04", "2026-04-06", "清明节"},
        {"OFF", "2026-05-01", "2026-05-05", "劳动节"},
        {"WORK", "2026-05-09", "2026-05-09", "劳动节调休"},
        {"OFF", "2026-06-19", "2026-06-21", "端午节"},
        {"OFF", "2026-09-25", "2026-09-27", "中秋节"},
        {"OFF", "2026-10-01", "2026-10-07", "国庆节"},
        {"WORK", "2026-09-20", "2026-09-20", "国庆节调休"},
        {"WORK", "2026-10-10", "2026-10-10", "国庆节调休"}
    };

    private HolidayFile() {}

    static void write(Path file) throws IOException {
        try (Table out = Table.open(file, "date", "kind", "name", "source")) {
            for (String[] d : DAYS) {
                LocalDate last = LocalDate.parse(d[2]);
                String source = last.getYear() == 2025 ? "国办发明电〔2024〕12号" : "国务院办公厅通知 2025-11-04";
                for (LocalDate day = LocalDate.parse(d[1]); !day.isAfter(last); day = day.plusDays(1)) {
                    out.row(day, d[0], d[3], source);
                }
            }
        }
    }
}

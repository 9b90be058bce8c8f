package org.mumap.server.desk.timeline;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.server.idle.LandStages;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of some parcels, and which of them holds on each of some days: the ledger's rule of dated shapes. */
final class ParcelVersions implements LandStages.Supply {

    private static final String VERSIONS = SqlFile.text("desk/timeline_versions.sql");

    /** A version of a parcel. */
    record Version(
            long id,
            LocalDate dataFrom,
            boolean ended,
            @Nullable String supplyState,
            BigDecimal areaMu) {}

    private record Row(String code, Version version) {}

    private final Map<String, @Nullable Version[]> held = new TreeMap<>();

    private ParcelVersions() {}

    /** Reads the versions of parcels of the caller's scope. */
    static ParcelVersions read(JdbcClient jdbc, List<String> codes, List<LocalDate> days, Instant knownAt) {
        Map<String, List<Version>> all = new TreeMap<>();
        jdbc.sql(VERSIONS)
                .param("codes", codes.toArray(String[]::new))
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, n) -> new Row(
                        row.getString("row_key"),
                        new Version(
                                row.getLong("version_id"),
                                row.getObject("data_from", LocalDate.class),
                                row.getBoolean("ended"),
                                row.getString("supply_state"),
                                row.getBigDecimal("area_mu"))))
                .list()
                .forEach(row -> all.computeIfAbsent(row.code(), code -> new ArrayList<>(1))
                        .add(row.version()));
        ParcelVersions versions = new ParcelVersions();
        all.forEach((code, own) ->
                versions.held.put(code, days.stream().map(day -> on(own, day)).toArray(Version[]::new)));
        return versions;
    }

    /** The newest version not after the day, before the first one the earliest; null when the parcel had ended. */
    private static @Nullable Version on(List<Version> own, LocalDate day) {
        Comparator<Version> byDay = Comparator.comparing(Version::dataFrom);
        Version newest = own.stream()
                .filter(version -> !version.dataFrom().isAfter(day))
                .max(byDay.thenComparing(Version::ended, Comparator.reverseOrder()))
                .orElse(null);
        Version holds = newest != null
                ? newest
                : own.stream()
                        .min(Comparator.comparing(Version::ended).thenComparing(byDay))
                        .orElse(null);
        return holds == null || holds.ended() ? null : holds;
    }

    List<String> codes() {
        return List.copyOf(held.keySet());
    }

    @Nullable
    Version version(String code, int day) {
        return Objects.requireNonNull(held.get(code))[day];
    }

    @Override
    public boolean there(String parcelCode, int day) {
        return version(parcelCode, day) != null;
    }

    @Override
    public @Nullable String state(String parcelCode, int day) {
        Version version = version(parcelCode, day);
        return version == null ? null : version.supplyState();
    }
}

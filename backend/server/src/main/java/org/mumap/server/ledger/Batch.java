package org.mumap.server.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/** One file (or one roll-back) taken in as a whole. Loaded and saved by Hibernate Spatial; its extent is a shape. */
@Entity
@Table(schema = "ledger", name = "batch")
public class Batch {

    /** Where a batch stands. */
    public enum State {
        /** The file has arrived. */
        STAGED,
        /** Rows are being read and checked. */
        CHECKING,
        /** Checked; waits for a commit. */
        READY,
        /** In the ledger. */
        COMMITTED,
        /** Checked; no row can be taken. */
        REJECTED,
        /** Was in the ledger, undone by a later batch. */
        ROLLED_BACK,
        /** The file could not be read, or the work broke off. */
        FAILED,
        /** Thrown away by its importer before a commit. */
        DISCARDED
    }

    /**
     * Who brings a batch: rows outside these rights are rejected.
     *
     * @param username account
     * @param county whether every row may be brought
     * @param parks else the parks (with sub-parks) whose rows may be brought
     */
    public record Importer(String username, boolean county, List<String> parks) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String kind = "";
    private String mode = "merge";
    private @Nullable String register;
    private LocalDate dataDate = LocalDate.EPOCH;
    private String fileName = "";

    @Column(name = "file_sha256")
    private @Nullable String fileSha256;

    private @Nullable Long fileBytes;
    private @Nullable String sourceCrs;
    private @Nullable String layer;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, String> mapping;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Map<String, String>> header;

    private @Nullable String cure;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, List<String>> lineage;

    private String commitMode = "manual";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state = State.STAGED;

    private double progress;
    private int rows;
    private int accepted;
    private int rejected;
    private int warnings;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> counts = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> changes = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, BigDecimal> areas;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, Object> message;

    private String createdBy = "";
    private Instant createdAt = Instant.EPOCH;
    private @Nullable String committedBy;
    private @Nullable Instant committedAt;
    private @Nullable Instant rolledBackAt;
    private @Nullable Instant stagedCleanedAt;
    private @Nullable Long rollbackOf;

    private @Nullable Integer undone;
    private boolean importerCounty;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] importerParks = {};

    @JdbcTypeCode(SqlTypes.GEOMETRY)
    private @Nullable Polygon extent;

    protected Batch() {}

    /**
     * An original that is kept.
     *
     * @param sha256 hash of its content, by which it is found again
     * @param bytes its size
     */
    public record Original(String sha256, long bytes) {}

    /** A batch whose file has just arrived. */
    public static Batch staged(Options options, String fileName, Original file, Importer importer, Instant at) {
        Batch batch = new Batch();
        batch.kind = options.kind();
        batch.mode = options.mode();
        batch.register = options.register();
        batch.dataDate = options.dataDate();
        batch.sourceCrs = options.sourceCrs();
        batch.layer = options.layer();
        batch.mapping = options.mapping();
        batch.commitMode = options.commit();
        batch.cure = options.cure();
        batch.lineage = options.lineage();
        batch.fileName = fileName;
        batch.fileSha256 = file.sha256();
        batch.fileBytes = file.bytes();
        batch.createdBy = importer.username();
        batch.createdAt = at;
        batch.importerCounty = importer.county();
        batch.importerParks = importer.parks().toArray(String[]::new);
        return batch;
    }

    /**
     * What the sender said about a file.
     *
     * @param kind kind of its rows
     * @param sourceCrs CRS when the file does not say, {@code EPSG:4527}
     * @param layer layer or sheet to read
     * @param mapping column of the file → key
     * @param dataDate day of the data
     * @param mode {@code merge} or {@code replace}
     * @param register name of the register that {@code replace} replaces
     * @param commit {@code manual} or {@code auto}
     * @param cure cure of its coordinates that a person chose, or null
     * @param lineage former parcels by key of the new one, as a person accepted them, or null
     */
    public record Options(
            String kind,
            @Nullable String sourceCrs,
            @Nullable String layer,
            @Nullable Map<String, String> mapping,
            LocalDate dataDate,
            String mode,
            @Nullable String register,
            String commit,
            @Nullable String cure,
            @Nullable Map<String, List<String>> lineage) {

        /** As a file is first sent. */
        public Options(
                String kind,
                @Nullable String sourceCrs,
                @Nullable String layer,
                @Nullable Map<String, String> mapping,
                LocalDate dataDate,
                String mode,
                @Nullable String register,
                String commit) {
            this(kind, sourceCrs, layer, mapping, dataDate, mode, register, commit, null, null);
        }
    }

    /** The number, once saved. */
    public long id() {
        if (id == null) {
            throw new IllegalStateException("the batch has not been saved");
        }
        return id;
    }

    /** What the sender said. */
    public Options options() {
        return new Options(kind, sourceCrs, layer, mapping, dataDate, mode, register, commitMode, cure, lineage);
    }

    /** Who brought it. */
    public Importer importer() {
        return new Importer(createdBy, importerCounty, List.of(importerParks));
    }

    /** Columns of a table from left to right: {@code name}, and {@code key} where it was read as one; null for other files. */
    public @Nullable List<Map<String, String>> header() {
        return header;
    }

    /** Size of the original in bytes; 0 where there is none. */
    public long fileBytes() {
        return fileBytes == null ? 0 : fileBytes;
    }

    public State state() {
        return state;
    }

    /** Share of the work done, 0 to 1. */
    public double progress() {
        return progress;
    }

    public int rows() {
        return rows;
    }

    public int accepted() {
        return accepted;
    }

    public int rejected() {
        return rejected;
    }

    public int warnings() {
        return warnings;
    }

    /** Problems per code. */
    public Map<String, Integer> counts() {
        return counts;
    }

    /** Rows per sort of change: new, changed, same, vanished. */
    public Map<String, Integer> changes() {
        return changes;
    }

    /**
     * Sums of the accepted parcels' areas in m² by measure: {@code registeredM2}, {@code ellipsoidalM2}, {@code zonePlaneM2},
     * {@code filePlaneM2}, with {@code fileEpsg}; a measure that some parcel lacks has no sum. Null for other kinds.
     */
    public @Nullable Map<String, BigDecimal> areas() {
        return areas;
    }

    /** Why it failed: {@code {"code": …, "args": […]}}. */
    public @Nullable Map<String, Object> message() {
        return message;
    }

    public String fileName() {
        return fileName;
    }

    /** The hash its original is kept under; null for what a person entered and for roll-backs. */
    public @Nullable String fileSha256() {
        return fileSha256;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant committedAt() {
        return committedAt;
    }

    public @Nullable String committedBy() {
        return committedBy;
    }

    public @Nullable Instant rolledBackAt() {
        return rolledBackAt;
    }

    /** When its staged rows were cleaned away, or null while they are there. */
    public @Nullable Instant stagedCleanedAt() {
        return stagedCleanedAt;
    }

    /** The batch that this one undoes, or null. */
    public @Nullable Long rollbackOf() {
        return rollbackOf;
    }

    /** How many rows a roll-back took out again; null when none did. */
    public @Nullable Integer undone() {
        return undone;
    }

    /** The box around all shapes (EPSG:4490), or null. */
    public @Nullable Polygon extent() {
        return extent;
    }
}

package org.mumap.server.park;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygonal;

/** A park as it stands today; a sub-park names the park it belongs to. */
@Entity
@Immutable
@Table(schema = "live", name = "park")
public class Park {

    @Id
    private String parkCode = "";

    private String name = "";
    private @Nullable String parentParkCode;
    private @Nullable String level;

    @JdbcTypeCode(SqlTypes.GEOMETRY)
    private @Nullable MultiPolygon geom;

    protected Park() {}

    /** Its code, {@code P01}. */
    public String parkCode() {
        return parkCode;
    }

    public String name() {
        return name;
    }

    /** The park it is a part of, or null. */
    public @Nullable String parentParkCode() {
        return parentParkCode;
    }

    /** Rank of the park as its founders gave it, or null. */
    public @Nullable String level() {
        return level;
    }

    /** Its land, EPSG:4490. */
    public Polygonal land() {
        if (geom == null) {
            throw new IllegalStateException("park " + parkCode + " has no shape");
        }
        return geom;
    }
}

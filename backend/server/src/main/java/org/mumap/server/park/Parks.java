package org.mumap.server.park;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All parks of the caller's scope. Call inside a transaction, which carries the scope. */
public interface Parks extends Repository<Park, String> {

    /** The park of that code. */
    Optional<Park> findById(String parkCode);

    /**
     * The parks on whose land a point lies, the smallest first: a sub-park before its park.
     *
     * @param point EPSG:4490
     */
    @Query("select p from Park p where st_contains(p.geom, :point) = true order by st_area(p.geom)")
    List<Park> listAround(Point point);
}

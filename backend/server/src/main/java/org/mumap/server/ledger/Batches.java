package org.mumap.server.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All batches. */
public interface Batches extends Repository<Batch, Long> {

    /** Saves a batch and gives it its number. */
    Batch save(Batch batch);

    /** The batch of that number. */
    Optional<Batch> findById(long id);

    /** The newest batches before that number. */
    @Query("select b from Batch b where b.id < :before and b.kind <> 'idle_acts' order by b.id desc")
    List<Batch> listBefore(long before, Limit limit);

    /** The newest batches before that number that one account brought. */
    @Query(
            "select b from Batch b where b.id < :before and b.createdBy = :username and b.kind <> 'idle_acts' order by b.id desc")
    List<Batch> listBeforeBy(String username, long before, Limit limit);
}

package org.mumap.server.idle.casework;

import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running numbers without gaps and without doubles, per series and year: the row of the series is locked until the transaction
 * that took the number ends, and a transaction that fails gives it back. A database sequence would do neither.
 */
@Component
class Serials {

    private final JdbcClient owner;

    Serials(@Owner JdbcClient owner) {
        this.owner = owner;
    }

    /** A number of a series, for example 12 of {@code 闲} in 2026. */
    record Serial(String series, int year, int number) {

        /** {@code 闲〔2026〕12}. */
        String text() {
            return series + "〔" + year + "〕" + number;
        }

        /** {@code 闲调〔2026〕12号}. */
        String documentNo() {
            return text() + "号";
        }
    }

    /** The next number; belongs to the transaction at hand and cannot be had without one. */
    @Transactional(transactionManager = "ownerTransactionManager", propagation = Propagation.MANDATORY)
    public Serial next(String series, int year) {
        int number = owner.sql("""
                        insert into casework.serial (series, year, last) values (:series, :year, 1)
                        on conflict (series, year) do update set last = casework.serial.last + 1
                        returning last
                        """)
                .param("series", series)
                .param("year", year)
                .query(Integer.class)
                .single();
        return new Serial(series, year, number);
    }
}

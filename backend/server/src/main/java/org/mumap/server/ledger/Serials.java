package org.mumap.server.ledger;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running numbers without gaps and without doubles, per series and year: the row of the series is locked until the transaction
 * that took the number ends, and a transaction that fails gives it back. A database sequence would do neither.
 */
@Component
public class Serials {

    /** Series of the program's own: numbers of idle land cases, of tickets, of supervisions, of tours, and of redlines. No paper may take them. */
    public static final Set<String> RESERVED = Set.of("闲", "卡", "督", "观", "圈");

    private final JdbcClient owner;

    Serials(@Owner JdbcClient owner) {
        this.owner = owner;
    }

    /** A number of a series, for example 12 of {@code 闲} in 2026. */
    public record Serial(String series, int year, int number) {

        /** {@code 闲〔2026〕12}. */
        public String text() {
            return series + "〔" + year + "〕" + number;
        }

        /** {@code 闲调〔2026〕12号}. */
        public String documentNo() {
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

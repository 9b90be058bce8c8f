package org.mumap.server.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mumap.server.desk.Dossier.DossierFact;
import org.mumap.server.desk.Dossier.Field;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every ledger row that speaks of a parcel; a row dated after the day asked about is not seen. */
@Component
class FactsOfParcel {

    /** Kinds in the order of the dossier, and the column that dates a row; where there is none, the version is dated. */
    private static final Map<String, String> DATED_BY = new LinkedHashMap<>();

    static {
        DATED_BY.put("parcels", "");
        DATED_BY.put("contracts", "signed_on");
        DATED_BY.put("site_states", "observed_on");
        DATED_BY.put("excluded_periods", "from_on");
        DATED_BY.put("encumbrances", "from_on");
        DATED_BY.put("occupancies", "from_on");
        DATED_BY.put("buildings", "");
    }

    private final JdbcClient jdbc;
    private final Facts facts;

    FactsOfParcel(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** The rows by kind, the parcel itself first; no entry "parcels" when there is no such parcel. */
    Map<String, List<Fact>> read(String parcelCode, Times times) {
        Map<String, List<Fact>> read = new LinkedHashMap<>();
        DATED_BY.forEach((kind, dated) -> read.put(kind, read(kind, dated, parcelCode, times)));
        return read;
    }

    /** Rows of a kind whose column has one of the values. */
    List<Fact> list(String kind, String column, List<String> values, Times times) {
        return facts.list(jdbc, Kinds.get(kind), column, values, times);
    }

    private List<Fact> read(String kind, String dated, String parcelCode, Times times) {
        String column = kind.equals("parcels") ? "row_key" : "parcel_code";
        return list(kind, column, List.of(parcelCode), times).stream()
                .filter(fact -> dated.isEmpty() || begun(fact, dated, times.asOf()))
                .toList();
    }

    /** Whether the row's own date had come by the day; a row without date always had. */
    static boolean begun(Fact fact, String dated, LocalDate asOf) {
        LocalDate day = fact.date(dated);
        return day == null || !day.isAfter(asOf);
    }

    /** A row as the dossier shows it. */
    static DossierFact show(Fact fact) {
        Kind kind = fact.kind();
        List<Field> fields = new ArrayList<>();
        for (Column column : kind.columns()) {
            Object value = fact.fields().get(column.key());
            if (value != null) {
                fields.add(new Field(
                        column.key(),
                        column.title(),
                        column.titleEn(),
                        value,
                        column.unit().isEmpty() ? null : column.unit()));
            }
        }
        return new DossierFact(kind.name(), fact.key(), fields, fact.attributes(), fact.source());
    }
}

package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.fuzz.OgcFuzz;
import org.mumap.server.published.filter.FixedSql;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LayersTest
@DisplayName("Random questions to the layers: an answer or words, within the scope, by fixed SQL")
class OgcFuzzIT {

    private static final int REQUESTS = 4_000;
    private static final long SEED = 20261130;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Catalogue catalogue;

    @Test
    @DisplayName("A1 four thousand of them; scripts/fuzz ogc goes on from there")
    void random() {
        OgcFuzz fuzz = PublishedRows.load(database, port);
        try (SqlHeard heard = new SqlHeard()) {
            assertThat(fuzz.run(SEED, REQUESTS)).isEmpty();
            Set<String> asked = new TreeSet<>(heard.statements().stream()
                    .filter(sql -> sql.contains("record_send") || sql.startsWith("select count(*) from published"))
                    .toList());
            assertThat(asked)
                    .hasSizeGreaterThan(300)
                    .allSatisfy(sql -> assertThat(sql).matches(fixed()));
        }
    }

    /** Every statement about features there can be: these words, the columns of the views, question marks. */
    private Pattern fixed() {
        List<String> words = new ArrayList<>(List.of(
                "select coalesce(string_agg(record_send(r), ''::bytea), '') from (select ",
                ") r",
                "select count(*)",
                " from ",
                " where ",
                " order by ",
                "order by ",
                " limit ",
                "geom_3857",
                "st_transform(geom, 4528)",
                "st_transform(geom, 4549)",
                " ",
                "?"));
        for (int size : new int[] {1, 100, 500, 1_000, 2_000}) {
            words.add(Integer.toString(size + 1));
        }
        List<String> columns = new ArrayList<>();
        for (PublishedView view : catalogue.list()) {
            for (PublishedView each :
                    List.of(view, catalogue.findPast(view.id()).orElse(view))) {
                words.add(each.from());
                each.properties().forEach(property -> columns.add(property.name()));
            }
        }
        return FixedSql.over(columns, words);
    }
}

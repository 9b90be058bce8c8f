package org.mumap.server.desk.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ingest.CodeLabels;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.StandardTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What every datum means, made from what the program itself goes by: the table of kinds and columns that imports are read by, the
 * words codes are known under, the comments of published layers, the glossary. Nothing is written down a second time.
 */
@Service
public class DataDictionary {

    /** A text in both languages. */
    public record Words(String zh, String en) {}

    /** A code and its word; null where it is known by no other word. */
    public record Code(String code, @Nullable String word) {}

    /**
     * A column.
     *
     * @param reference kind whose key the value must be, or null
     */
    public record Field(
            String key,
            Words title,
            String type,
            boolean required,
            @Nullable String unit,
            List<Code> codes,
            @Nullable String reference) {}

    /**
     * A kind of data.
     *
     * @param table ledger table
     * @param keyColumns columns that together name a row
     * @param datedShape whether a new batch adds a version from its data date on
     */
    public record Entry(
            String kind,
            Words title,
            String table,
            String geometry,
            List<String> keyColumns,
            boolean datedShape,
            String scope,
            List<Field> fields) {}

    /** A column of a published layer. */
    public record LayerField(String key, Words title) {}

    /** A published layer. */
    public record Layer(String layer, Words title, List<LayerField> fields) {}

    /** A term of the glossary. */
    public record Term(Words term, String definition, String source) {}

    /** All of it. */
    public record Dictionary(List<Entry> kinds, List<Layer> layers, List<Term> terms) {}

    private final JdbcClient jdbc;

    DataDictionary(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The dictionary of this program and its database. */
    public Dictionary get() {
        return new Dictionary(Kinds.list().stream().map(DataDictionary::entry).toList(), layers(), terms());
    }

    private static Entry entry(Kind kind) {
        return new Entry(
                kind.name(),
                new Words(kind.title(), kind.titleEn()),
                kind.qualifiedTable(),
                kind.geometry().name(),
                kind.keyColumns(),
                kind.datedShape(),
                kind.scope().name(),
                kind.columns().stream().map(DataDictionary::field).toList());
    }

    private static Field field(Column column) {
        return new Field(
                column.key(),
                new Words(column.title(), column.titleEn()),
                column.type().name(),
                column.required(),
                column.unit().isEmpty() ? null : column.unit(),
                column.values().stream()
                        .map(code ->
                                new Code(code, CodeLabels.label(code).equals(code) ? null : CodeLabels.label(code)))
                        .toList(),
                column.reference());
    }

    private List<Layer> layers() {
        record Commented(String layer, String of, @Nullable String column, String comment) {}
        List<Commented> comments = jdbc.sql("""
            select c.relname as layer, obj_description(c.oid) as of, a.attname as column,
                   coalesce(col_description(c.oid, a.attnum), '') as comment
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where n.nspname = 'published' and c.relkind = 'v' and obj_description(c.oid) is not null
            order by c.relname, a.attnum
            """)
                .query((row, n) -> new Commented(
                        row.getString("layer"), row.getString("of"), row.getString("column"), row.getString("comment")))
                .list();
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (Commented each : comments) {
            Layer layer = layers.computeIfAbsent(
                    each.layer(),
                    name -> new Layer(name, words(each.of().lines().findFirst().orElse("")), new ArrayList<>()));
            // shapes need no words
            if (!each.comment().isEmpty() && each.column() != null) {
                layer.fields().add(new LayerField(each.column(), words(each.comment())));
            }
        }
        return List.copyOf(layers.values());
    }

    /** Comments are written in both languages, a middle dot between. */
    private static Words words(String comment) {
        int dot = comment.indexOf(" · ");
        return dot < 0 ? new Words(comment, comment) : new Words(comment.substring(0, dot), comment.substring(dot + 3));
    }

    private static List<Term> terms() {
        return StandardTable.rows("glossary.csv").stream()
                .map(row -> new Term(
                        new Words(row.text("term_zh"), row.text("term_en")),
                        String.valueOf(row.text("definition")),
                        String.valueOf(row.text("source"))))
                .toList();
    }
}

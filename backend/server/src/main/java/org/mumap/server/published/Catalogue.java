package org.mumap.server.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All collections, as the database describes them: the views of the schema {@code published} and the comments on them. A view of the
 * same name in {@code published_at} shows a collection as it stood on other days.
 */
@Component
public class Catalogue {

    private static final Pattern TILES =
            Pattern.compile("tiles from z(\\d{1,2})(?:, points below z(\\d{1,2}))?: ([a-z0-9_, ]+)");
    private static final Pattern GEOMETRY = Pattern.compile("geometry\\((\\w+),(\\d+)\\)");

    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, PublishedView> views;
    private volatile @Nullable Map<String, PublishedView> past;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All collections by name. */
    public List<PublishedView> list() {
        return List.copyOf(views().values());
    }

    /** The collection of that name; a problem (404) when there is none. */
    public PublishedView get(String id) {
        PublishedView view = views().get(id);
        if (view == null) {
            throw Problem.notFound("no-such-collection", id);
        }
        return view;
    }

    /** The collection as it stood on other days, when the ledger tells of them. */
    public Optional<PublishedView> findPast(String id) {
        Map<String, PublishedView> known = past;
        if (known == null) {
            known = read("published_at");
            past = known;
        }
        return Optional.ofNullable(known.get(id));
    }

    // views change by migration, that is at a start only
    private Map<String, PublishedView> views() {
        Map<String, PublishedView> known = views;
        if (known == null) {
            known = read("published");
            views = known;
        }
        return known;
    }

    private record Row(
            String view, String viewComment, String fingerprint, String column, String type, String comment) {}

    private Map<String, PublishedView> read(String schema) {
        Map<String, List<Row>> byView = new LinkedHashMap<>();
        jdbc.sql(SqlFile.read("catalogue"))
                .param("schema", schema)
                .query((row, n) -> new Row(
                        row.getString("view"),
                        row.getString("view_comment"),
                        row.getString("fingerprint"),
                        row.getString("column"),
                        row.getString("type"),
                        row.getString("comment")))
                .list()
                .forEach(row -> byView.computeIfAbsent(row.view(), name -> new ArrayList<>())
                        .add(row));
        Map<String, PublishedView> read = new LinkedHashMap<>();
        byView.forEach((name, rows) -> read.put(name, view(schema, name, rows)));
        return read;
    }

    private static PublishedView view(String schema, String name, List<Row> rows) {
        refuseUnlike(name, rows);
        String[] comment = rows.get(0).viewComment().split("\n", -1);
        List<Property> properties = rows.stream()
                .skip(1)
                .filter(row -> !row.type().startsWith("geometry"))
                .map(row -> Property.of(row.column(), row.type(), row.comment()))
                .toList();
        String last = comment[comment.length - 1];
        return new PublishedView(
                schema,
                name,
                Words.parse(comment[0]),
                Words.parse(comment.length > 1 ? comment[1] : comment[0]),
                rows.get(1).column(),
                properties,
                shapeTitle(rows),
                geometryType(name, rows),
                tiles(name, last, properties),
                rows.get(0).fingerprint());
    }

    private static void refuseUnlike(String name, List<Row> rows) {
        List<String> columns = rows.stream().map(Row::column).toList();
        boolean alike = rows.size() > 3
                && columns.get(0).equals("id")
                && rows.get(0).type().equals("bigint")
                && rows.get(1).type().equals("text")
                && columns.containsAll(List.of("geom", "geom_3857"));
        if (!alike) {
            throw new IllegalStateException("视图 published." + name + " 的前两列应是 id bigint 和文本主键,并有 geom 与 geom_3857"
                    + " / View published." + name
                    + " must begin with id bigint and a text key, and have geom and geom_3857");
        }
    }

    private static Words shapeTitle(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.column().equals(PublishedView.SHAPE))
                .map(row -> Words.parse(row.comment().replaceFirst(" \\([^()]*\\)$", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String geometryType(String name, List<Row> rows) {
        for (Row row : rows) {
            Matcher matcher = GEOMETRY.matcher(row.type());
            if (row.column().equals("geom") && matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new IllegalStateException("视图 published." + name + " 的 geom 没有几何类型 / geom of the view published." + name
                + " has no geometry type");
    }

    private static PublishedView.TileRule tiles(String name, String line, List<Property> properties) {
        Matcher matcher = TILES.matcher(line);
        if (!matcher.matches()) {
            return new PublishedView.TileRule(0, 0, properties);
        }
        List<Property> carried = new ArrayList<>();
        for (String wanted : matcher.group(3).split(", ", -1)) {
            carried.add(properties.stream()
                    .filter(property -> property.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("视图 published." + name + " 的注释提到没有的列 " + wanted
                            + " / The comment on published." + name + " names a column it lacks: " + wanted)));
        }
        String points = matcher.group(2);
        return new PublishedView.TileRule(
                Integer.parseInt(matcher.group(1)),
                points == null ? 0 : Integer.parseInt(points),
                List.copyOf(carried));
    }
}

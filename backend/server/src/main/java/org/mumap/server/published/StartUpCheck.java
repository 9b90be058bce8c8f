package org.mumap.server.published;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses to start when a published view lacks a comment, a data version or a spatial index, or when the scope keeps the
 * application's role from using that index; says the cure. A slow map would be found out by its users, one tile at a time.
 */
@Component
class StartUpCheck implements SmartInitializingSingleton {

    static final String CURE = "alter function geometry_overlaps(geometry, geometry) leakproof;";

    private static final Logger LOG = LoggerFactory.getLogger(StartUpCheck.class);

    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PublishedSettings settings;

    StartUpCheck(
            Catalogue catalogue, JdbcClient jdbc, PlatformTransactionManager transactions, PublishedSettings settings) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> defects = new ArrayList<>();
        comments(defects);
        versions(defects);
        indexes(defects);
        if (!defects.isEmpty()) {
            throw new IllegalStateException("schema published:\n" + String.join("\n", defects));
        }
        List<String> slow = slowViews();
        if (!slow.isEmpty()) {
            String message = slowMessage(slow);
            if (!settings.allowSlowScope()) {
                throw new IllegalStateException(message);
            }
            LOG.warn(message);
        }
    }

    private void comments(List<String> defects) {
        jdbc.sql(SqlFile.read("catalogue")).param("schema", "published").query(row -> {
            String view = "published." + row.getString("view");
            if (!row.getString("view_comment").contains(" · ")) {
                defects.add("comment on view " + view + " is '中文 · English'; — 缺少 / missing");
            }
            if (!row.getString("comment").contains(" · ")) {
                defects.add("comment on column " + view + "." + row.getString("column")
                        + " is '中文 · English (unit)'; — 缺少 / missing");
            }
        });
    }

    private void versions(List<String> defects) {
        List<String> known = inScope(() ->
                jdbc.sql("select layer from live.version").query(String.class).list());
        for (PublishedView view : catalogue.list()) {
            if (!known.contains(view.id())) {
                defects.add("insert into live.version (layer) values ('" + view.id() + "'); — 缺少 / missing");
            }
        }
    }

    private void indexes(List<String> defects) {
        jdbc.sql(SqlFile.read("spatial_index")).query(row -> {
            if (!row.getBoolean("indexed")) {
                defects.add("create index on " + row.getString("table") + " using gist (" + row.getString("column")
                        + "); — published." + row.getString("view") + " 缺少空间索引 / lacks its spatial index");
            }
        });
    }

    /** Views whose box query does not hand the box to the index, judged as the application's role inside a park's scope. */
    private List<String> slowViews() {
        return inScope(() -> catalogue.list().stream()
                .filter(view -> !usesIndex(view, "geom", "st_makeenvelope(120, 29, 120.01, 29.01, 4490)")
                        || !usesIndex(view, "geom_3857", "st_tileenvelope(14, 13670, 6770)"))
                .map(PublishedView::id)
                .toList());
    }

    private boolean usesIndex(PublishedView view, String column, String box) {
        return jdbc
                .sql("explain (costs off) select id from " + view.from() + " where " + column + " && " + box)
                .query(String.class)
                .list()
                .stream()
                .anyMatch(line -> line.contains("Index Cond") && line.contains(column + " && "));
    }

    private <T> T inScope(java.util.function.Supplier<T> question) {
        return transaction.execute(status -> {
            // a table of few rows is read faster as a whole; the question is whether the index may be used at all
            jdbc.sql("""
                            select set_config('enable_seqscan', 'off', true), set_config('mumap.scope', 'part', true),
                                   set_config('mumap.parks', '-', true), set_config('mumap.towns', '-', true)
                            """).query((row, n) -> n).list();
            return question.get();
        });
    }

    private static String slowMessage(List<String> views) {
        return """

                行级权限使空间索引失效,地图会很慢(图层:%1$s)。请数据库超级用户在本库执行一次:
                    %2$s
                它声明"比较两个外框不泄露内容"。不能执行时,可设 mumap.allow-slow-scope=true 慢速启动。
                Row level security keeps the spatial index out, maps would be slow (layers: %1$s). Have a superuser run once in this
                database the line above; it states that comparing two boxes tells nothing of their content. Where that is not
                possible, mumap.allow-slow-scope=true starts all the same.
                """.formatted(String.join(", ", views), CURE);
    }
}

package org.mumap.server.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two roles, two pools. Requests work as {@code mumap_app} (row level security); migrations, imports and jobs as
 * {@code mumap_owner} (see decision 0003).
 */
@Configuration(proxyBeanMethods = false)
class Databases {

    @Bean
    @Primary
    DataSource appDataSource(DataSourceProperties properties, Settings settings) {
        if (properties.getUrl() == null || properties.getUrl().isBlank()) {
            throw new IllegalStateException(
                    "No database address. Start with scripts/run, or set MUMAP_DB_URL to a PostGIS"
                            + " database / 没有数据库地址:请用 scripts/run 启动,或设置 MUMAP_DB_URL");
        }
        HikariConfig pool = pool("app", properties.getUrl(), 8);
        pool.setUsername(properties.getUsername());
        pool.setPassword(properties.getPassword());
        // parallel plans and compilation pay on long queries only; requests are short, and predictable is better
        pool.setConnectionInitSql(
                "set jit = off; set max_parallel_workers_per_gather = 0; set statement_timeout = '20s'");
        return new HikariDataSource(pool);
    }

    @Bean
    @Owner
    DataSource ownerDataSource(Settings settings) {
        // two imports at work hold two each; commits, sign-in and jobs need some beside them
        HikariConfig pool = pool("owner", settings.owner().url(), 8);
        pool.setUsername(settings.owner().username());
        pool.setPassword(settings.owner().password());
        pool.setConnectionInitSql("set jit = off");
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(String name, String url, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("connectTimeout", 5);
        pool.addDataSourceProperty("prepareThreshold", 2);
        return pool;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(
            EntityManagerFactory entities,
            DataSource appDataSource,
            java.util.List<TransactionExecutionListener> listeners) {
        JpaTransactionManager manager = new JpaTransactionManager(entities);
        manager.setDataSource(appDataSource);
        manager.setTransactionExecutionListeners(listeners);
        return manager;
    }

    @Bean
    @Primary
    JdbcClient appJdbc(DataSource appDataSource) {
        return JdbcClient.create(appDataSource);
    }

    @Bean
    @Owner
    JdbcClient ownerJdbc(@Owner DataSource owner) {
        return JdbcClient.create(owner);
    }

    @Bean
    @Owner
    DataSourceTransactionManager ownerTransactionManager(
            @Owner DataSource owner, ObjectProvider<AfterCommit> listeners) {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(owner);
        manager.addListener(new TransactionExecutionListener() {
            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                listeners.forEach(AfterCommit::committed);
            }
        });
        return manager;
    }

    @Bean
    @Owner
    TransactionTemplate ownerTransaction(@Owner DataSourceTransactionManager manager) {
        return new TransactionTemplate(manager);
    }
}

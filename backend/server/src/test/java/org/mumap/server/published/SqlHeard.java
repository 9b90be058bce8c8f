package org.mumap.server.published;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Hears what SQL this server sends to the database, parameters as question marks. */
public final class SqlHeard implements AutoCloseable {

    private static final Pattern STATEMENT = Pattern.compile("(?s)Executing prepared SQL statement \\[(.*)]");

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
    private final Level before = logger.getLevel();
    private final boolean additive = logger.isAdditive();
    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            Matcher matcher = STATEMENT.matcher(event.getFormattedMessage());
            if (matcher.find()) {
                statements.add(matcher.group(1));
            }
        }
    };

    /** Begins to listen. */
    public SqlHeard() {
        ear.setContext(logger.getLoggerContext());
        ear.start();
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(ear);
    }

    /** The different statements heard. */
    public Set<String> statements() {
        return statements;
    }

    @Override
    public void close() {
        logger.detachAppender(ear);
        logger.setLevel(before);
        logger.setAdditive(additive);
    }
}

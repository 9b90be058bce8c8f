package org.mumap.server.ingest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mumap.server.ledger.FactsChanged;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/** Measures how long each room takes when facts changed. */
final class ListenerTimes {

    private final Map<String, Duration> times = new LinkedHashMap<>();

    /** Has the events of a program that is being built pass by here. */
    void watch(ConfigurableApplicationContext context) {
        SimpleApplicationEventMulticaster caster = new SimpleApplicationEventMulticaster(context.getBeanFactory()) {
            @Override
            protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
                long start = System.nanoTime();
                super.invokeListener(listener, event);
                if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof FactsChanged) {
                    times.merge(name(listener), Duration.ofNanos(System.nanoTime() - start), Duration::plus);
                }
            }
        };
        context.getBeanFactory().registerSingleton("applicationEventMulticaster", caster);
    }

    // "…SiteMeasures.on(org.mumap…)" of a listener that is a method
    private static String name(ApplicationListener<?> listener) {
        String text = listener.toString();
        return text.replaceAll("\\(.*", "").replaceAll("\\.on$", "").replaceAll(".*[. ]", "");
    }

    Map<String, Duration> byListener() {
        return times;
    }
}

package org.mumap.server.published;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mumap.server.access.Scope;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * How many features match, counted once per question, scope and version of the data: whoever walks a layer page by page would count it
 * anew with every page. A count that takes too long is left out of the answer; its pages are whole without it.
 */
@Component
public class FeatureCounts {

    private static final int REMEMBERED = 500;

    private final Features features;
    private final FeatureGate gate;
    private final Map<Key, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    FeatureCounts(Features features, FeatureGate gate) {
        this.features = features;
        this.gate = gate;
    }

    private record Key(String scope, Versions.Version version, FeatureQuery query) {}

    /** The number that match, unless counting takes too long. */
    public OptionalLong find(FeatureQuery query, Scope scope, Versions.Version version) {
        Key key = new Key(scope.cacheKey(), version, query);
        synchronized (known) {
            Long count = known.get(key);
            if (count != null) {
                return OptionalLong.of(count);
            }
        }
        try {
            long count = gate.goOn(() -> features.count(query));
            synchronized (known) {
                known.put(key, count);
            }
            return OptionalLong.of(count);
        } catch (QueryTimeoutException e) {
            return OptionalLong.empty();
        }
    }
}

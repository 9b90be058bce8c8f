package org.mumap.rules.siting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.LandUseCode;
import org.mumap.rules.code.LandUseScheme;
import org.mumap.rules.code.Parsed;

/**
 * The pollution class that the use of a candidate allows: its planned use, if that is a code, else its present one. A county has few
 * different codes and very many parcels, so each code is read once per search.
 */
final class UseClasses {

    /** The code does not say which class it allows. */
    static final int NOT_STATED = 0;

    private final Map<String, Integer> planned = new HashMap<>();
    private final Map<String, Map<String, Integer>> present = new HashMap<>();

    /** 1 to 3, or {@link #NOT_STATED}. */
    int of(SiteFacts candidate) {
        String plan = candidate.plannedUse();
        if (plan != null && !plan.isBlank()) {
            int stated = planned.computeIfAbsent(plan, UseClasses::ofPlan);
            if (stated >= 0) {
                return stated;
            }
        }
        String scheme = candidate.landUseScheme();
        String code = candidate.landUseCode();
        if (scheme == null || code == null) {
            return NOT_STATED;
        }
        return present.computeIfAbsent(scheme, unused -> new HashMap<>())
                .computeIfAbsent(code, unused -> Math.max(NOT_STATED, read(scheme, code)));
    }

    /** The class of a planned use, or −1 where it is no code of either scheme of planning. */
    private static int ofPlan(String plan) {
        int found = read(LandUseScheme.LANDSEA_2023.name(), plan);
        return found >= 0 ? found : read(LandUseScheme.GB50137_2011.name(), plan);
    }

    private static int read(@Nullable String scheme, @Nullable String code) {
        return LandUseCode.parse(scheme, code) instanceof Parsed.Ok<LandUseCode> use
                ? use.value().findPollutionClass().orElse(NOT_STATED)
                : -1;
    }
}

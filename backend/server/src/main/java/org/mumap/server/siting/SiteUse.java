package org.mumap.server.siting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.LandUseCode;
import org.mumap.rules.code.LandUseScheme;

/** Whether land may take a factory or a store, by what is planned for it, else by what it is registered as. */
final class SiteUse {

    private static final List<LandUseScheme> PLANNED = List.of(LandUseScheme.LANDSEA_2023, LandUseScheme.GB50137_2011);
    private static final List<String> WORDS = List.of("工业", "仓储", "物流");

    private SiteUse() {}

    /**
     * True for industry and storage, false for another use, null when none is known. Land not yet supplied is bound by its plan
     * only: that it is a field today says nothing about what may be built there.
     *
     * @param plannedUse code of the 2023 land-and-sea guide or of GB 50137, or words
     * @param scheme scheme of the registered use
     * @param code registered use
     * @param supplyState {@code RESERVE}, {@code APPROVED_UNSUPPLIED}, {@code SUPPLIED} or null
     */
    static @Nullable Boolean of(
            @Nullable String plannedUse, @Nullable String scheme, @Nullable String code, @Nullable String supplyState) {
        Boolean planned = planned(plannedUse);
        if (planned != null) {
            return planned;
        }
        boolean unsupplied = "RESERVE".equals(supplyState) || "APPROVED_UNSUPPLIED".equals(supplyState);
        Boolean registered =
                LandUseCode.parse(scheme, code).find().map(SiteUse::takes).orElse(null);
        return unsupplied && Boolean.FALSE.equals(registered) ? null : registered;
    }

    private static @Nullable Boolean planned(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (LandUseScheme scheme : PLANNED) {
            Boolean takes = LandUseCode.parse(scheme.name(), text)
                    .find()
                    .map(SiteUse::takes)
                    .orElse(null);
            if (takes != null) {
                return takes;
            }
        }
        return WORDS.stream().anyMatch(text::contains) ? true : null;
    }

    private static Boolean takes(LandUseCode use) {
        return use.isIndustrial() || use.isStorage();
    }
}

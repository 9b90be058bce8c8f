package org.mumap.rules.siting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ranks of roads, the lowest first, read from the words of a road's class as counties and OpenStreetMap write them. */
public enum RoadRank {
    /** Any road: branch roads, village and factory roads, and those without a class. */
    LOCAL,
    /** Secondary roads of a town, county and township roads. */
    SECONDARY,
    /** Main roads of a town, provincial roads. */
    ARTERIAL,
    /** Motorways, expressways, national roads. */
    EXPRESS;

    private static final Map<RoadRank, List<String>> WORDS = Map.of(
            EXPRESS, List.of("高速", "快速", "国道", "一级公路", "motorway", "trunk", "express", "national"),
            ARTERIAL, List.of("主干", "省道", "干线", "二级公路", "primary", "arterial", "provincial", "main"),
            SECONDARY, List.of("次干", "县道", "乡道", "三级公路", "secondary", "tertiary", "county"));

    /** The rank that the words of a class state; without any of them a road is {@link #LOCAL}. */
    public static RoadRank of(@Nullable String roadClass) {
        if (roadClass == null) {
            return LOCAL;
        }
        String words = roadClass.toLowerCase(Locale.ROOT);
        for (RoadRank rank : List.of(EXPRESS, SECONDARY, ARTERIAL)) {
            if (WORDS.getOrDefault(rank, List.of()).stream().anyMatch(words::contains)) {
                return rank;
            }
        }
        return LOCAL;
    }
}

package org.mumap.server.evaluation.web;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A run as it is answered; {@code banded}: whether the reader sees tax in bands, without bases of tax and scores at the cuts. */
record RunAnswer(
        long id,
        long schemeId,
        String schemeName,
        int schemeVersion,
        int year,
        LocalDate asOf,
        Instant knownAt,
        String rules,
        JsonNode bases,
        JsonNode groups,
        boolean banded,
        long landList,
        int units,
        int firms,
        int excluded,
        int outside,
        String sha256,
        Instant createdAt,
        String createdBy) {}

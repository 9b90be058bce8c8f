package org.mumap.rules.siting;

import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** A rule a candidate fails: what {@link SiteVerdict.Rejected} says of it. */
record Failure(String rule, @Nullable Object value, Object limit, String unit, Message cure) {}

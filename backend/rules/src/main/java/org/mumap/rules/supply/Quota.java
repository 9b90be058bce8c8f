package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Land that may be converted in a year (用地计划指标).
 *
 * @param quotaNo its number
 * @param year plan year
 * @param use use it is given for; null where it is free
 * @param areaM2 area
 * @param issuedOn day it was issued; before it the quota is not there
 */
public record Quota(String quotaNo, int year, @Nullable String use, BigDecimal areaM2, LocalDate issuedOn) {}

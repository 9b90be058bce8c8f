package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The lamp of a project at the end of a month of the year judged.
 *
 * @param month the month
 * @param lagPoints points ahead (positive) or behind; null without a plan
 * @param computed the lamp of that month by itself
 * @param shown the lamp with the month before in mind: what was shown red and is green by its numbers shows yellow for one month
 * @param madeGood whether that is so here
 */
public record MonthLamp(YearMonth month, @Nullable BigDecimal lagPoints, Lamp computed, Lamp shown, boolean madeGood) {}

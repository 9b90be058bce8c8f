/**
 * Entry thresholds (入园门槛): what a park may ask of a project, worked out from what its own firms of the same industry yield, and
 * the test of a project against it.
 *
 * <p>A threshold is the largest of three: the policy floor, a percentile of the sample, and last year's threshold less a tolerance;
 * then rounded. Means are weighted by area (sum over sum), never means of ratios; percentiles are type 7 (linear interpolation). With
 * fewer firms than the rule asks for, the sample is widened step by step, and the advice says so.
 *
 * <p>Enter at {@link org.mumap.rules.threshold.Thresholds#advise} and {@link org.mumap.rules.threshold.AdmissionTest#of}. What is
 * measured against national control indicators stands in {@link org.mumap.rules.threshold.ControlTable}. All numbers are dated data.
 */
@NullMarked
package org.mumap.rules.threshold;

import org.jspecify.annotations.NullMarked;

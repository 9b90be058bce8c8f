/**
 * Per-mu evaluation (亩均论英雄): what a county's own scheme makes of its firms' land and figures.
 *
 * <p>Enter at {@link org.mumap.rules.evaluation.Evaluator#evaluate}: a {@link org.mumap.rules.evaluation.Scheme} and the
 * {@link org.mumap.rules.evaluation.Candidate}s give an {@link org.mumap.rules.evaluation.Evaluation}, in which every score is
 * taken apart into {@link org.mumap.rules.evaluation.ScoreTerm}s and everybody who is not ranked has a reason. The land that
 * figures are divided by comes from {@link org.mumap.rules.evaluation.LandList}. What would lift a firm is
 * {@link org.mumap.rules.evaluation.Lift}; what may be published is {@link org.mumap.rules.evaluation.PublicGroups}.
 *
 * <p>Everything is exact until one rounding, HALF_UP at {@value org.mumap.rules.evaluation.IndicatorValue#SCALE} decimals: of each
 * value, each single score and the total. The order of the input decides nothing.
 */
@NullMarked
package org.mumap.rules.evaluation;

import org.jspecify.annotations.NullMarked;

/**
 * The chain by which land reaches a project: 征·转·批·供·交·清 (expropriated, converted, approved, supplied, delivered, cleared).
 *
 * <p>The unit is the approval batch (农转用征收批次): of what it approved, so much has been expropriated, so much supplied by
 * contract, so much delivered, so much started. What was approved and not supplied is 批而未供; what was supplied and not started
 * is 供而未用. Areas are square metres, exact decimals; every grouping of the same facts adds up to the same total.
 *
 * <p>Enter at {@link org.mumap.rules.supply.SupplyChain#of}. Watch values of the law stand in
 * {@link org.mumap.rules.supply.SupplyRuleSet} as dated data.
 */
@NullMarked
package org.mumap.rules.supply;

import org.jspecify.annotations.NullMarked;

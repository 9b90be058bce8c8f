/**
 * Land law and land arithmetic as pure functions: facts and a date go in, a verdict that explains itself comes out.
 *
 * <p>No Spring, no database, no clock, no JSON. Whatever a rule needs it is handed; whatever day it judges is a parameter. So a land
 * officer's case is a YAML file in the tests, and a cluster job may call the very same function as the server.
 *
 * <p>Rooms: {@code measure} (area and money), {@code calendar} (days and periods), {@code code} (parcel, unit, credit, land-use codes),
 * {@code idle} (idle land; in it {@code idle.casework}, the procedure, and {@code idle.signal}, other leads), {@code permu} (yield per
 * mu), {@code progress} (projects ahead or behind), {@code siting} (land for a need). The rooms do not know each other; they share only
 * {@code measure}, {@code calendar}, {@code code} and what stands in this package.
 *
 * <p>Here stand the three things every verdict is made of: {@link org.mumap.rules.Message} (a sentence without a language),
 * {@link org.mumap.rules.MessageTexts} (the sentence in zh or en) and {@link org.mumap.rules.Term} (one summand of a score).
 */
@NullMarked
package org.mumap.rules;

import org.jspecify.annotations.NullMarked;

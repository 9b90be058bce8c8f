/**
 * Matching of waiting projects to available land. {@link org.mumap.server.siting.matching.Matchings} reads both in the caller's
 * scope, asks for each pair the rules of a search and the admission test, and lets {@code org.mumap.rules.siting.matching} assign.
 */
@NullMarked
package org.mumap.server.siting.matching;

import org.jspecify.annotations.NullMarked;

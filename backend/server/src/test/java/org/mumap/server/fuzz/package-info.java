/**
 * Random walks and broken files: {@code scripts/fuzz} runs them for as long as one likes, the test replays a few of each. Every
 * case follows from its seed, which a finding names.
 */
package org.mumap.server.fuzz;

/**
 * The coordinate doctor: sees from where shapes lie that axes, zone or unit are wrong, proposes cures, and applies the one a person
 * chose to what is read. The file itself is never changed, and nothing is cured unasked.
 */
@NullMarked
package org.mumap.server.ingest.doctor;

import org.jspecify.annotations.NullMarked;

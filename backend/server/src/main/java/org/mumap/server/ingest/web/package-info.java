/** Imports over HTTP: upload, report, complaints, commit, roll-back, templates. */
@NullMarked
package org.mumap.server.ingest.web;

import org.jspecify.annotations.NullMarked;

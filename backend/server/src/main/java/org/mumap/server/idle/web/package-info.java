/** Idle land over HTTP: verdict, candidates, the candidates' workbook; sentences in the caller's language. */
@NullMarked
package org.mumap.server.idle.web;

import org.jspecify.annotations.NullMarked;

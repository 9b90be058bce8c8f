/** The desk over HTTP: dossier and parcel list, today, search, and the opening configuration. */
@NullMarked
package org.mumap.server.desk.web;

import org.jspecify.annotations.NullMarked;

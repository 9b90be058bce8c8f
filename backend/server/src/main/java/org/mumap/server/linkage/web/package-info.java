/** The matching of firms and parcels over HTTP. */
@NullMarked
package org.mumap.server.linkage.web;

import org.jspecify.annotations.NullMarked;

/** The MuMap server: a ledger of dated facts about land, read by pure rules, published through one catalogue of views. */
@NullMarked
package org.mumap.server;

import org.jspecify.annotations.NullMarked;

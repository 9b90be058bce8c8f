/** The HTTP side of leaving: lists of land, firms and buildings, and the register, each also as a workbook. */
@NullMarked
package org.mumap.server.leaving.web;

import org.jspecify.annotations.NullMarked;

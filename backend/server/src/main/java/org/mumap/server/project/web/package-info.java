/** The HTTP side of projects: the list, the card, the verdict, and the list as a workbook. */
@NullMarked
package org.mumap.server.project.web;

import org.jspecify.annotations.NullMarked;

/**
 * Papers of project work: the battle map of a project on one A3 sheet, the monthly bulletin, the picture card of a day, handbook and route map
 * of a tour. The print room draws them; maps are vector and true to scale. Every number is that of the board, the list or the card of the same two times.
 */
@NullMarked
package org.mumap.server.project.paper;

import org.jspecify.annotations.NullMarked;

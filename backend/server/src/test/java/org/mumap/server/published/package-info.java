/** The published layers, asked as programs ask them, over real PostGIS. */
package org.mumap.server.published;

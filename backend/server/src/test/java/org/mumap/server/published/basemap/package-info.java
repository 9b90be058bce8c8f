/** Help for tests of base maps. */
package org.mumap.server.published.basemap;

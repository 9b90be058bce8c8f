/** Tests of what the desk prints: sheets of the demo county, read back. */
package org.mumap.server.desk.sheet;

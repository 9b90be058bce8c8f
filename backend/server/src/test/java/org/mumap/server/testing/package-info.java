/**
 * What tests of the server stand on: a real PostGIS, cloned per test class from one migrated template, and the whole server
 * on a random port.
 */
package org.mumap.server.testing;

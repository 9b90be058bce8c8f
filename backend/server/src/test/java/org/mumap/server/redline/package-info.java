/** Tests of redlines: numbers without gaps, scope, steps, what is handed on. */
package org.mumap.server.redline;

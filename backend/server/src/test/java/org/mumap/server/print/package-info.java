/** Tests of the print room: what lands on paper is read back out of the PDF, millimetre by millimetre and letter by letter. */
package org.mumap.server.print;

package org.mumap.server.print;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of printing, under {@code mumap.print.*}.
 *
 * @param font TrueType file (.ttf) with the Chinese letters; empty = searched where Debian and its relatives keep them
 * @param latinFont TrueType file with Latin letters and digits; empty = searched likewise
 * @param latinBoldFont its bold face; empty = searched likewise
 * @param maker who makes the maps (制图单位); empty = the name of the system
 * @param reviewNo map review number (审图号); empty = a line to write it on
 * @param atOnce most documents made at the same time
 */
@ConfigurationProperties("mumap.print")
public record PrintSettings(
        @DefaultValue("") String font,
        @DefaultValue("") String latinFont,
        @DefaultValue("") String latinBoldFont,
        @DefaultValue("") String maker,
        @DefaultValue("") String reviewNo,
        @DefaultValue("2") int atOnce) {}

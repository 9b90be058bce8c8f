package org.mumap.rules.evaluation;

/**
 * What a firm declared for a year.
 *
 * @param creditCode the firm
 * @param year the year
 * @param figures its figures, without land
 */
public record YearFigures(String creditCode, int year, Figures figures) {}

package org.mumap.rules.threshold;

/** The seven by which a project is judged (科技含量、投资总量、税收数量、就业容量、环保达标、能源消耗、可持续发展). */
public enum Criterion {
    /** Research spending over revenue against the sample's median. */
    TECHNOLOGY,
    /** Investment per mu against the threshold. */
    INVESTMENT,
    /** Tax per mu against the threshold. */
    TAX,
    /** Staff per mu against the sample's median. */
    JOBS,
    /** The environmental review, as declared. */
    ENVIRONMENT,
    /** Output per ton of coal equivalent against the sample's median. */
    ENERGY,
    /** The trade is outside the lists of restricted and eliminated ones, as declared. */
    SUSTAINABILITY
}

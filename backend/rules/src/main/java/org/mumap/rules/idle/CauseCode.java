package org.mumap.rules.idle;

/** Causes of idleness: 53号令 art. 8 (G1–G6, F), the holder's own (E), judicial seizure under local rules (J). */
public enum CauseCode {
    /** Land not delivered at the agreed time or in the agreed condition. */
    G1,
    /** A plan was lawfully changed so that the land cannot be developed as agreed. */
    G2,
    /** State policy requires other planning or building conditions. */
    G3,
    /** Petitions of the public about the land. */
    G4,
    /** Military control or protection of relics. */
    G5,
    /** Other acts of government or its departments. */
    G6,
    /** Natural disasters and other force majeure, treated like an act of government. */
    F,
    /** The holder's own cause. */
    E,
    /** Judicial seizure; does not count when the land was already idle before it. */
    J;

    /** True for the causes of art. 8, which open the road of art. 12. */
    public boolean isArticle8() {
        return this != E && this != J;
    }
}

package org.mumap.rules.idle.casework;

/** How land gets another holder. */
public enum TransferWay {
    /** 转让: banned by art. 24 once the land is found idle. */
    SALE,
    /** 合并、分立: the successor takes the holder's place. */
    MERGER,
    /** 法院裁定. */
    COURT,
    /** 继承. */
    INHERITANCE
}

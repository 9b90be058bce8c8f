package org.mumap.rules.idle.casework;

/** How a paper reached its addressee: 《民事诉讼法》 ch. 7 §2, followed in administrative practice. */
public enum ServiceWay {
    /** 直接送达. */
    DIRECT,
    /** 邮寄送达. */
    MAIL,
    /** 留置送达. */
    LEFT,
    /** 公告送达: counts as served when the time of the announcement is over. */
    ANNOUNCEMENT,
    /** 电子送达, with the addressee's consent. */
    ELECTRONIC
}

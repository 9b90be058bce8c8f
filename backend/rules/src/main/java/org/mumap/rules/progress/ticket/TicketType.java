package org.mumap.rules.progress.ticket;

/** What a project lacks. */
public enum TicketType {
    /** 用地. */
    LAND,
    /** 用林. */
    FOREST,
    /** 征迁. */
    DEMOLITION,
    /** 规划. */
    PLANNING,
    /** 环评. */
    ENVIRONMENT,
    /** 能耗. */
    ENERGY,
    /** 资金、融资. */
    FUNDS,
    /** 用工. */
    LABOUR,
    /** 水. */
    WATER,
    /** 电. */
    POWER,
    /** 气. */
    GAS,
    /** 路. */
    ROAD,
    /** 通信. */
    TELECOM,
    /** 审批. */
    APPROVAL,
    /** 涉法涉诉. */
    LEGAL,
    /** 其他. */
    OTHER
}

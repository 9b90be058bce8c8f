package org.mumap.rules.threshold;

/** What a threshold is set for; each is money over the land of the firm or project, 万元 per mu. */
public enum ThresholdIndicator {
    /** 投资强度: fixed assets and land price over land. */
    INVESTMENT_PER_MU,
    /** 亩均税收: tax paid in a year over land. */
    TAX_PER_MU,
    /** 亩均产值: gross output of a year over land. */
    OUTPUT_PER_MU
}

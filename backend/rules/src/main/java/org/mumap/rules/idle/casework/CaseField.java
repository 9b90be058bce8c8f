package org.mumap.rules.idle.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of acts. Their names in requests and in the ledger are {@link #code()}: {@code servedOn}, {@code paperId} … */
public enum CaseField {
    /** NOT_STARTED or STOPPED. */
    TYPE,
    /** Phase of the contract the case is about. */
    PHASE,
    /** Day on which the suspicion was found; the 30 days of art. 5 begin. */
    FOUND_ON,
    /** The paper that was served. */
    PAPER_ID,
    /** How a paper was served, or how the land changed hands. */
    WAY,
    /** Day of service. */
    SERVED_ON,
    /** Day of an announcement. */
    ANNOUNCED_ON,
    /** Who received the paper. */
    RECEIVED_BY,
    /** What was received. */
    CONTENTS,
    /** A cause of idleness. */
    CAUSE,
    /** First day. */
    FROM_ON,
    /** Last day. */
    TO_ON,
    /** Number of the document that proves or approves. */
    DOCUMENT_NO,
    /** Outcome of an examination. */
    RESULT,
    /** Day of the field check. */
    OBSERVED_ON,
    /** Whether works have begun in the sense of art. 30. */
    STARTED,
    /** Last day of evidenced construction. */
    STOPPED_ON,
    /** Area developed, m². */
    DEVELOPED_M2,
    /** Area that should be developed, m². */
    SHOULD_DEVELOP_M2,
    /** Invested without land price and taxes, 万元. */
    INVESTED_WAN,
    /** Free text. */
    NOTE,
    /** Why the land is not idle. */
    GROUND,
    /** Net idle days. */
    IDLE_DAYS,
    /** Number of the entry in the monitoring system. */
    RECORD_NO,
    /** The government body that caused the delay. */
    BODY,
    /** The creditor who is notified. */
    MORTGAGEE,
    /** Means of art. 12. */
    MEANS,
    /** Day from which an extension is counted. */
    EXTEND_FROM_ON,
    /** Newly agreed start. */
    START_ON,
    /** Newly agreed completion. */
    COMPLETION_ON,
    /** First day of the temporary use. */
    USE_FROM_ON,
    /** Last day of the temporary use. */
    USE_TO_ON,
    /** The change fits the approved plans. */
    PLAN_FITS,
    /** The price is settled anew. */
    PRICE_SETTLED,
    /** Compensation for the paid reclaim, 万元. */
    COMPENSATION_WAN,
    /** The price is paid in full. */
    PRICE_PAID,
    /** The project's funds are in place. */
    FUNDS_READY,
    /** The land offered is of equal value. */
    EQUAL_VALUE,
    /** The land offered has the same use. */
    SAME_USE,
    /** The land offered. */
    SWAP_PARCEL,
    /** What other means is agreed. */
    OTHER_MEANS,
    /** Number of the supplementary agreement. */
    CONTRACT_NO,
    /** FEE or RECLAIM. */
    FOR,
    /** The government that approved. */
    AUTHORITY,
    /** An amount, 万元, to the fen. */
    AMOUNT_WAN,
    /** Number of the receipt. */
    RECEIPT_NO,
    /** REVIEW or SUIT. */
    KIND,
    /** Day of filing. */
    FILED_ON,
    /** The court. */
    COURT,
    /** What the reclaimed land is for. */
    USE,
    /** 动工开发 in the sense of art. 30, or resumption. */
    STARTED_ON,
    /** The new holder. */
    HOLDER,
    /** The act that is undone. */
    ACT_NO;

    /** The name in requests: the constant in camel case. */
    public String code() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder code = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            code.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return code.toString();
    }

    /** The field of this name. */
    public static Optional<CaseField> find(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}

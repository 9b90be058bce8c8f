package org.mumap.server.idle.casework;

/**
 * The key of a case.
 *
 * @param caseId its key
 * @param caseNo its number, {@code 闲〔2026〕12}
 * @param parcelCode its parcel
 */
public record CaseKey(long caseId, String caseNo, String parcelCode) {}

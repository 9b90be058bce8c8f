package org.mumap.rules.siting;

/**
 * One step by which a need could be loosened, everything else left as it is.
 *
 * @param rule the rule that is loosened
 * @param field what of the need: {@code min} and {@code max} of the area, {@code limit} of a demand, {@code plant} (both sides, in
 *     percent), {@code supply} (a kind to allow) or {@code ready} (a work not to ask for)
 * @param to the new value: a {@link java.math.BigDecimal} or the name of a kind
 * @param unit unit of a number, else empty
 * @param gain how many more parcels would pass, exactly
 */
public record Loosening(String rule, String field, Object to, String unit, long gain) {}

package org.mumap.rules.idle.signal;

import java.util.List;

/**
 * What is known of the use of a parcel. Rows later than the day judged may be among them; the rule does not look at them.
 *
 * @param subjects the firms on the parcel (and the parcel itself, where meters belong to it): all of them must be known
 * @param months monthly values
 * @param returns yearly returns
 * @param buildings buildings
 * @param clearances signals cleared with a reason
 */
public record SignalFacts(
        List<String> subjects,
        List<MonthValue> months,
        List<YearReturn> returns,
        List<BuildingUse> buildings,
        List<Clearance> clearances) {

    public SignalFacts {
        subjects = List.copyOf(subjects);
        months = List.copyOf(months);
        returns = List.copyOf(returns);
        buildings = List.copyOf(buildings);
        clearances = List.copyOf(clearances);
    }
}

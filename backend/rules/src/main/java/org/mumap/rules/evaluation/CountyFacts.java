package org.mumap.rules.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;

/**
 * Everything an evaluation reads.
 *
 * @param firms the firms of the register
 * @param returns returns of the year and of years before
 * @param occupancies who used which land when
 * @param parcels the parcels by code
 * @param marks what people marked firms with for the year, by firm
 */
public record CountyFacts(
        Collection<FirmFacts> firms,
        Collection<YearFigures> returns,
        Collection<Occupancy> occupancies,
        Map<String, ParcelLand> parcels,
        Map<String, List<Candidate.Mark>> marks) {}

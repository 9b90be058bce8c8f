package org.mumap.server.idle;

import java.util.Map;
import org.mumap.server.ledger.Times;

/** The open cases, by parcel: at most one each. The room's own casework answers; the list of the day only asks. */
public interface OpenCases {

    /** Those in scope at those times; must be called inside a transaction, which carries the scope. */
    Map<String, OpenCase> byParcel(Times times);
}

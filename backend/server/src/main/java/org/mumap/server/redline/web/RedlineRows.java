package org.mumap.server.redline.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.redline.Redline;

/** Redlines as answers say them. */
final class RedlineRows {

    private RedlineRows() {}

    /** With its shape and its history. */
    static Map<String, Object> row(Redline mark, LocalDate today) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Long.toString(mark.id()));
        row.put("no", mark.no());
        row.put("kind", mark.kind());
        row.put("geometry", GeoJson.toMap(mark.geometry()));
        row.put("words", mark.words());
        row.put("by", mark.by());
        row.put("byName", mark.byName());
        row.put("office", mark.office());
        row.put("addressee", mark.addressee());
        row.put("addresseeName", mark.addresseeName());
        row.put("dueOn", mark.dueOn());
        row.put("drawnAt", mark.drawnAt());
        row.put("parkCode", mark.parkCode());
        row.put("town", mark.town());
        row.put("state", mark.state());
        row.put("overdue", mark.overdue(today));
        row.put("version", mark.version());
        row.put("history", mark.history());
        return row;
    }

    /** As a feature for other programs: names of properties as in all files. */
    static Map<String, Object> feature(Redline mark, LocalDate today) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("redline_no", mark.no());
        properties.put("kind", mark.kind());
        properties.put("state", mark.state());
        properties.put("overdue", mark.overdue(today));
        properties.put("words", mark.words());
        properties.put("drawn_by", mark.byName());
        properties.put("office", mark.office());
        properties.put("addressee", mark.addresseeName());
        properties.put("due_on", mark.dueOn());
        properties.put("drawn_at", mark.drawnAt());
        properties.put("park_code", mark.parkCode());
        properties.put("town", mark.town());
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", mark.id());
        feature.put("geometry", GeoJson.toMap(mark.geometry()));
        feature.put("properties", properties);
        return feature;
    }
}

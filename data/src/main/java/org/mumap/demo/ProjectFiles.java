package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.demo.Project.Stage;
import org.mumap.demo.file.GeoJsonFile;
import org.mumap.demo.file.Table;

/** Writes projects, their land, their nodes and permits. Plans and reports: {@link ProgressFiles}. */
final class ProjectFiles {
    private static final List<String> UNITS = List.of("县投资促进中心", "县经信局", "县发改局", "县自然资源局", "县住建局", "县重点项目办");
    private static final List<String> LEADERS = List.of("县长", "常务副县长", "副县长", "县委常委", "县人大副主任", "县政协副主席");
    private static final List<String> PERMITS = List.of("备案", "环评", "能评", "用地规划许可", "工程规划许可", "施工许可");
    /** Node, responsible unit, days. */
    private static final Object[][] NODES = {
        {"签约", "县投资促进中心", 1},
        {"备案", "县发改局", 15},
        {"环评", "县生态环境分局", 60},
        {"用地报批", "县自然资源局", 90},
        {"挂牌成交", "县自然资源局", 45},
        {"交地", "县自然资源局", 30},
        {"工程规划许可", "县自然资源局", 40},
        {"施工许可", "县住建局", 30},
        {"桩基", "建设单位", 60},
        {"主体封顶", "建设单位", 180},
        {"设备安装", "建设单位", 120},
        {"竣工验收", "县住建局", 30},
        {"投产", "建设单位", 60}
    };

    private final ProjectBook book;
    private final Ground ground;
    private final DemoOptions options;

    ProjectFiles(ProjectBook book, Ground ground, DemoOptions options) {
        this.book = book;
        this.ground = ground;
        this.options = options;
    }

    void projects(Path file) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "projects", ground.plane)) {
            for (Project p : book.projects) {
                out.add(p.lot().shape(), properties(p));
            }
        }
    }

    private Map<String, Object> properties(Project p) {
        Dice dice = Dice.of(options.seed(), "card", p.index());
        LocalDate today = options.today();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("project_code", p.code());
        m.put("name", p.name());
        m.put("owner_name", p.owner());
        if (p.lot().park() != null) {
            m.put("park_code", p.lot().park());
        }
        m.put("town", p.lot().town());
        m.put("level", List.of("省重点", "市重点", "县重点").get(dice.weighted(1, 2.2, 7)));
        m.put("kind", p.kind(today));
        m.put("stage", p.stage());
        if (p.stage().signed()) {
            m.put("signed_on", p.signed());
        }
        m.put("planned_start_on", p.plannedStart());
        if (p.started() != null) {
            m.put("started_on", p.started());
            LocalDate counted = p.started().plusDays(dice.among(10, 75));
            if (!counted.isAfter(today)) {
                m.put("in_statistics_on", counted);
            }
        }
        m.put("planned_completion_on", p.plannedCompletion());
        if (p.completed() != null) {
            m.put("completed_on", p.completed());
            LocalDate production = p.completed().plusDays(60);
            if (p.stage() != Stage.COMPLETED && !production.isAfter(today)) {
                m.put("production_on", production);
            }
        }
        money(m, p, dice);
        people(m, p, dice);
        m.put("entrance", entrance(p.lot()));
        return m;
    }

    private static void money(Map<String, Object> m, Project p, Dice dice) {
        m.put("total_investment_wan", Dice.exact(p.totalWan()));
        double funds = p.totalWan() * dice.between(0.35, 0.6);
        m.put("funds_planned_wan", Dice.exact(Math.round(funds)));
        m.put(
                "funds_paid_wan",
                Dice.exact(
                        Math.round(funds * (p.lampDraw() == 'R' ? dice.between(0.2, 0.6) : dice.between(0.7, 1.1)))));
        m.put("need_mu", Dice.exact(p.lot().areaMu()));
        m.put("industry_code", p.industryCode());
        m.put("promised_tax_wan_per_mu", Dice.exact(dice.among(12, 30)));
        m.put("promised_output_wan_per_mu", Dice.exact(dice.among(25, 55) * 10.0));
    }

    private static void people(Map<String, Object> m, Project p, Dice dice) {
        m.put("leader", dice.pick(LEADERS) + " " + Names.person(dice));
        m.put("chief", Names.person(dice));
        m.put("lead_unit", dice.pick(UNITS));
        m.put("steward", Names.person(dice));
        m.put("phone", "1380000" + Codes.pad(p.index() * 7919 % 10_000, 4));
    }

    /** The middle of the lot's longest side: where a gate would be. */
    private static Coordinate gate(Lot lot) {
        Coordinate[] side = BuildingFile.longestSide(lot.shape());
        return new Coordinate((side[0].x + side[1].x) / 2, (side[0].y + side[1].y) / 2);
    }

    void land(Path file) throws IOException {
        try (Table out = Table.open(file, "project_code", "parcel_code", "role", "from_on")) {
            for (Project p : book.projects) {
                out.row(p.code(), p.lot().code(), p.candidate() ? "CANDIDATE" : "SITE", p.signed());
            }
        }
    }

    void nodes(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "project_code",
                "node",
                "predecessor",
                "duration_days",
                "lag_days",
                "weight",
                "planned_from",
                "planned_to",
                "actual_from",
                "actual_to",
                "unit",
                "person")) {
            for (Project p : book.projects) {
                if (p.stage().signed() && p.stage() != Stage.TERMINATED) {
                    chain(out, p);
                }
            }
        }
    }

    /** The chain is laid so that 桩基 begins on the planned start; late projects run behind it by a growing number of days. */
    private void chain(Table out, Project p) throws IOException {
        Dice dice = Dice.of(options.seed(), "nodes", p.index());
        int before = 0;
        for (int i = 0; i < 8; i++) {
            before += (Integer) NODES[i][2];
        }
        LocalDate from = p.plannedStart().minusDays(before);
        double drift = p.lampDraw() == 'R' ? 0.6 : p.lampDraw() == 'Y' ? 0.3 : dice.between(-0.03, 0.08);
        long behind = 0;
        String previous = null;
        int last = lastNode(p.stage());
        for (int i = 0; i < NODES.length; i++) {
            String node = (String) NODES[i][0];
            int days = (Integer) NODES[i][2];
            LocalDate to = from.plusDays(days);
            LocalDate began = from.plusDays(behind);
            behind = Math.max(-20, behind + Math.round(days * drift));
            LocalDate ended = to.plusDays(behind);
            boolean hasBegun = i <= last && !began.isAfter(options.today());
            boolean hasEnded = i < last && !ended.isAfter(options.today());
            String unit = (String) NODES[i][1];
            out.row(
                    p.code(),
                    node,
                    previous,
                    days,
                    0,
                    Dice.exact(days / 7.61),
                    from,
                    to,
                    hasBegun ? began : null,
                    hasEnded && hasBegun ? ended : null,
                    unit,
                    Names.person(dice));
            previous = node;
            from = to;
        }
    }

    private static int lastNode(Stage stage) {
        return switch (stage) {
            case LEAD, TALK, INTENT, SIGNED -> 1;
            case SITE -> 2;
            case APPROVED -> 3;
            case LAND -> 5;
            case PERMIT -> 7;
            case STARTED -> 8;
            case BUILDING, SUSPENDED -> 9;
            case COMPLETED -> 12;
            default -> 13;
        };
    }

    void permits(Path file) throws IOException {
        try (Table out =
                Table.open(file, "project_code", "type", "applied_on", "accepted_on", "approved_on", "due_on")) {
            for (Project p : book.projects) {
                int last = Math.min(PERMITS.size(), lastNode(p.stage()) - 1);
                Dice dice = Dice.of(options.seed(), "permits", p.index());
                LocalDate applied = p.plannedStart().minusDays(280);
                for (int i = 0; i < last; i++) {
                    LocalDate due = applied.plusDays(45);
                    LocalDate approved = applied.plusDays(dice.among(10, 70));
                    if (!applied.isAfter(options.today())) {
                        boolean given = i < last - 1 && !approved.isAfter(options.today());
                        out.row(p.code(), PERMITS.get(i), applied, applied.plusDays(3), given ? approved : null, due);
                    }
                    applied = applied.plusDays(dice.among(20, 60));
                }
            }
        }
    }

    /** The gate in degrees, as the column `entrance` wants it. */
    private String entrance(Lot lot) {
        Coordinate c = gate(lot);
        Coordinate g = ground.plane.toGeographic(c.x, c.y);
        return GeoJsonFile.degreesText(g.x) + " " + GeoJsonFile.degreesText(g.y);
    }
}

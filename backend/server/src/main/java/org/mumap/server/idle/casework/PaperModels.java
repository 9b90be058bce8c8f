package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.casework.CasePaper;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what a paper may state: from the case, the contract that rules the land, the register and the map. */
@Component
class PaperModels {

    private static final String LAND = SqlFile.text("idle/paper_land.sql");
    private static final String NEIGHBOURS = SqlFile.text("idle/paper_neighbours.sql");

    private final Facts facts;

    PaperModels(Facts facts) {
        this.facts = facts;
    }

    /**
     * What is to be written.
     *
     * @param kind which paper
     * @param documentNo its number, null on a draft
     * @param issuedOn day of issue
     * @param officer name of the officer
     * @param fields what the act states
     */
    record Order(
            PaperKind kind,
            @Nullable String documentNo,
            LocalDate issuedOn,
            String officer,
            Map<String, String> fields) {}

    private record Ground(PaperModel.Land land, @Nullable String creditCode, String county, Geometry geometry) {}

    /**
     * The model of a paper of a case.
     *
     * @param reader with whose rights to read: the application's for drafts, the owner's inside the act
     */
    PaperModel of(JdbcClient reader, OpenFile file, Order order, Times times) {
        Ground ground = ground(reader, file.parcelCode());
        Optional<IdleContract> contract = contract(file, order.issuedOn());
        return new PaperModel(
                order.kind(),
                order.documentNo(),
                order.issuedOn(),
                ground.county(),
                order.officer(),
                file.forPaper(),
                new PaperModel.Holder(
                        Optional.ofNullable(file.holder())
                                .or(() -> contract.map(IdleContract::holder))
                                .orElse(""),
                        ground.creditCode()),
                ground.land(),
                contract.map(c -> terms(reader, file.parcelCode(), c, times)).orElse(null),
                file.verdict(),
                file.feeOn(order.issuedOn()),
                creditors(reader, file.parcelCode(), order.issuedOn(), times),
                earlier(file.papers()),
                order.fields(),
                file.stated(),
                ground.geometry(),
                neighbours(reader, file.parcelCode()));
    }

    private static Ground ground(JdbcClient reader, String parcelCode) {
        return reader.sql(LAND)
                .param("parcel", parcelCode)
                .query((row, n) -> new Ground(
                        new PaperModel.Land(
                                parcelCode,
                                row.getString("name"),
                                row.getString("park_name"),
                                row.getString("town"),
                                row.getString("land_use_code"),
                                row.getString("real_estate_unit_no"),
                                row.getBigDecimal("area_m2"),
                                row.getBigDecimal("area_m2")
                                        .multiply(new BigDecimal("0.0015"))
                                        .setScale(4, RoundingMode.HALF_UP)),
                        row.getString("credit_code"),
                        row.getString("county"),
                        geometry(row)))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-parcel", parcelCode));
    }

    private static List<PaperModel.Neighbour> neighbours(JdbcClient reader, String parcelCode) {
        return reader.sql(NEIGHBOURS)
                .param("parcel", parcelCode)
                .query((row, n) ->
                        new PaperModel.Neighbour(row.getString("parcel_code"), row.getString("name"), geometry(row)))
                .list();
    }

    private static Geometry geometry(ResultSet row) throws SQLException {
        try {
            return new WKBReader().read(row.getBytes("geom"));
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a shape that cannot be read", e);
        }
    }

    // the newest original contract signed by the day; a supplement only where no other is known
    private static Optional<IdleContract> contract(OpenFile file, LocalDate on) {
        return file.facts().contracts().stream()
                .filter(contract -> !contract.signedOn().isAfter(on))
                .max(Comparator.comparing((IdleContract c) -> !c.isSupplement())
                        .thenComparing(IdleContract::signedOn)
                        .thenComparing(IdleContract::contractNo));
    }

    private PaperModel.Contract terms(JdbcClient reader, String parcelCode, IdleContract contract, Times times) {
        String supervisionNo =
                facts.list(reader, Kinds.get("contracts"), "parcel_code", List.of(parcelCode), times).stream()
                        .filter(row -> contract.contractNo().equals(row.text("contract_no")))
                        .map(row -> Optional.ofNullable(row.text("supervision_no")))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null);
        return new PaperModel.Contract(
                contract.contractNo(),
                contract.kind().name(),
                contract.signedOn(),
                contract.priceWan(),
                contract.deliveredOn(),
                contract.agreedStartOn(),
                contract.agreedCompletionOn(),
                contract.agreedInvestmentWan(),
                supervisionNo);
    }

    private List<PaperModel.Creditor> creditors(JdbcClient reader, String parcelCode, LocalDate on, Times times) {
        return facts.list(reader, Kinds.get("encumbrances"), "parcel_code", List.of(parcelCode), times).stream()
                .filter(row -> !"EASEMENT".equals(row.text("kind")) && inForce(row, on))
                .map(row -> new PaperModel.Creditor(
                        row.requiredText("kind"),
                        row.requiredText("holder_name"),
                        row.date("from_on"),
                        row.date("to_on"),
                        row.number("amount_wan"),
                        row.text("document_no")))
                .toList();
    }

    private static boolean inForce(Fact right, LocalDate on) {
        LocalDate from = right.date("from_on");
        LocalDate to = right.date("to_on");
        return (from == null || !from.isAfter(on)) && (to == null || !to.isBefore(on));
    }

    private static List<PaperModel.Earlier> earlier(List<CasePaper> papers) {
        return papers.stream()
                .map(paper -> new PaperModel.Earlier(
                        paper.kind(),
                        paper.documentNo() == null ? "" : paper.documentNo(),
                        paper.issuedOn(),
                        paper.servedOn()))
                .toList();
    }
}

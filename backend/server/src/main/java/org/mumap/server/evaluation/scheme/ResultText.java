package org.mumap.server.evaluation.scheme;

import java.util.List;
import java.util.Map;
import org.mumap.rules.Message;
import org.mumap.rules.evaluation.Evaluation;
import org.mumap.rules.evaluation.ScoreTerm;
import org.mumap.rules.measure.Mu;

/** Results as they are kept and answered, byte for byte; the digest of a run is taken over these lines. */
final class ResultText {

    private final Map<String, String> names;
    private final Map<String, Integer> sizes = new java.util.HashMap<>();

    ResultText(Map<String, String> names, List<Evaluation.Group> groups) {
        this.names = names;
        groups.forEach(group -> sizes.put(group.key(), group.units()));
    }

    /** A ranked firm. */
    String of(String member, Evaluation.Ranked ranked) {
        JsonText text = new JsonText().open('{');
        text.text("creditCode", member).text("name", names.get(member));
        text.number("score", ranked.score()).integer("rank", ranked.rank()).text("grade", ranked.grade());
        text.name("terms").open('[');
        ranked.terms().forEach(term -> term(text, term));
        text.close(']');
        land(text, ranked.candidate());
        text.number("sum", ranked.sum()).text("gradeByRank", ranked.gradeByRank());
        text.text("group", ranked.group()).integer("units", sizes.getOrDefault(ranked.group(), 0));
        text.name("changes").open('[');
        for (Evaluation.Change change : ranked.changes()) {
            text.open('{')
                    .text("code", change.code())
                    .text("kind", change.kind().name())
                    .plain("points", change.points())
                    .text("documentNo", change.document())
                    .close('}');
        }
        text.close(']');
        members(text, ranked.candidate().members());
        return text.close('}').toString();
    }

    /** A firm that is not ranked. */
    String of(String member, Evaluation.Excluded excluded) {
        JsonText text = new JsonText().open('{');
        text.text("creditCode", member).text("name", names.get(member)).text("grade", EvaluationRuns.NOT_RANKED);
        land(text, excluded.candidate());
        text.name("reasons").open('[');
        for (Message reason : excluded.reasons()) {
            text.open('{').text("key", reason.key()).name("args").open('[');
            reason.args().forEach(arg -> text.value(String.valueOf(arg)));
            text.close(']').close('}');
        }
        text.close(']');
        members(text, excluded.candidate().members());
        return text.close('}').toString();
    }

    private static void term(JsonText text, ScoreTerm term) {
        text.open('{')
                .text("code", term.code().name())
                .number("value", term.value())
                .plain("base", term.base())
                .plain("weight", term.weight())
                .number("score", term.score())
                .flag("capped", term.capped())
                .flag("imputed", term.imputed())
                .plain("numerator", term.numerator())
                .plain("denominator", term.denominator())
                .close('}');
    }

    private static void land(JsonText text, org.mumap.rules.evaluation.Candidate candidate) {
        text.plain(
                "landMu",
                candidate.figures().landM2() == null
                        ? null
                        : Mu.ofSquareMetres(candidate.figures().landM2()));
    }

    private static void members(JsonText text, List<String> members) {
        text.name("members").open('[');
        members.forEach(text::value);
        text.close(']');
    }

    /** What the indicators were measured by. */
    static String bases(List<Evaluation.Base> bases) {
        JsonText text = new JsonText().open('[');
        for (Evaluation.Base base : bases) {
            text.open('{')
                    .text("code", base.code().name())
                    .plain("base", base.base())
                    .number("average", base.average())
                    .number("least", base.least())
                    .number("most", base.most())
                    .number("averageScore", base.averageScore())
                    .integer("computable", base.computable())
                    .close('}');
        }
        return text.close(']').toString();
    }

    /** What the rankings were cut at. */
    static String groups(List<Evaluation.Group> groups) {
        JsonText text = new JsonText().open('[');
        for (Evaluation.Group group : groups) {
            text.open('{').text("key", group.key()).integer("units", group.units());
            text.name("cuts").open('[');
            for (Evaluation.Cut cut : group.cuts()) {
                text.open('{')
                        .text("grade", cut.grade())
                        .integer("lastRank", cut.lastRank())
                        .number("lastScore", cut.lastScore())
                        .integer("units", cut.units())
                        .close('}');
            }
            text.close(']').close('}');
        }
        return text.close(']').toString();
    }

    /** Sentences without a language, to be said when they are read. */
    static String notes(List<Message> notes) {
        JsonText text = new JsonText().open('[');
        for (Message note : notes) {
            text.open('{').text("key", note.key()).name("args").open('[');
            note.args()
                    .forEach(arg -> text.value(
                            arg instanceof java.math.BigDecimal number ? number.toPlainString() : String.valueOf(arg)));
            text.close(']').close('}');
        }
        return text.close(']').toString();
    }
}

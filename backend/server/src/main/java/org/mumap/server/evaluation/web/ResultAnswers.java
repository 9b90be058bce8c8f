package org.mumap.server.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.permu.TaxBands;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import org.mumap.server.problem.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results as they are answered: byte for byte as they were kept to those who may see tax, with bands in the place of everything that
 * tells it to others.
 */
@Component
class ResultAnswers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    RunAnswer run(EvaluationResults.Run run) {
        return new RunAnswer(
                run.id(),
                run.schemeId(),
                run.schemeName(),
                run.schemeVersion(),
                run.year(),
                run.asOf(),
                run.knownAt(),
                run.rules(),
                JSON.readTree(run.bases()),
                JSON.readTree(run.groups()),
                run.landList(),
                run.units(),
                run.firms(),
                run.excluded(),
                run.outside(),
                run.sha256(),
                run.createdAt(),
                run.createdBy());
    }

    /** A page; the digest is of the whole run. */
    String page(EvaluationResults.Run run, EvaluationResults.Page page, boolean exact) {
        StringBuilder answer = new StringBuilder(page.bodies().size() * 900 + 200).append("{\"rows\":[");
        String comma = "";
        for (String body : page.bodies()) {
            answer.append(comma).append(shown(body, exact));
            comma = ",";
        }
        return answer.append("],\"next\":")
                .append(page.next())
                .append(",\"units\":")
                .append(run.units())
                .append(",\"excluded\":")
                .append(run.excluded())
                .append(",\"sha256\":\"")
                .append(run.sha256())
                .append("\"}")
                .toString();
    }

    /** A result: as kept, with its reasons said, or with bands. */
    String shown(String body, boolean exact) {
        boolean plain = exact && !body.contains("\"reasons\":");
        return plain ? body : JSON.writeValueAsString(node(body, exact));
    }

    /** A result as a tree. */
    ObjectNode node(String body, boolean exact) {
        ObjectNode result = (ObjectNode) JSON.readTree(body);
        if (result.has("reasons")) {
            var said = result.putArray("explanation");
            sentences(result.get("reasons")).forEach(said::add);
        }
        if (!exact && result.has("terms")) {
            hideTax(result);
        }
        return result;
    }

    // a score and its base give the value away, and so does a sum with the other scores beside it
    private static void hideTax(ObjectNode result) {
        boolean taxed = false;
        for (JsonNode term : result.get("terms")) {
            IndicatorCode code = IndicatorCode.valueOf(term.get("code").asString());
            if (code.ofTax()) {
                taxed = true;
                ObjectNode open = (ObjectNode) term;
                JsonNode value = term.get("value");
                if (code.perMu() && !value.isNull()) {
                    open.put("band", TaxBands.of(value.decimalValue()));
                }
                open.putNull("value").putNull("score").putNull("numerator");
            }
        }
        if (taxed) {
            result.putNull("score").putNull("sum");
        }
        result.put("banded", taxed);
    }

    static List<String> sentences(JsonNode notes) {
        MessageTexts texts = MessageTexts.of(Messages.current());
        List<String> said = new ArrayList<>();
        for (JsonNode note : notes) {
            List<Object> args = new ArrayList<>();
            note.get("args").forEach(arg -> args.add(arg.asString()));
            said.add(texts.render(new Message(note.get("key").asString(), args)));
        }
        return said;
    }
}

package org.mumap.server.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
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

    RunAnswer run(EvaluationResults.Run run, TaxMask mask) {
        return new RunAnswer(
                run.id(),
                run.schemeId(),
                run.schemeName(),
                run.schemeVersion(),
                run.year(),
                run.asOf(),
                run.knownAt(),
                run.rules(),
                mask.bases(JSON.readTree(run.bases())),
                mask.groups(JSON.readTree(run.groups())),
                mask == TaxMask.BANDED,
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
    String page(EvaluationResults.Run run, EvaluationResults.Page page, TaxMask mask) {
        StringBuilder answer = new StringBuilder(page.bodies().size() * 900 + 200).append("{\"rows\":[");
        String comma = "";
        for (String body : page.bodies()) {
            answer.append(comma).append(shown(body, mask));
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
    String shown(String body, TaxMask mask) {
        boolean plain = mask == TaxMask.OPEN && !body.contains("\"reasons\":");
        return plain ? body : JSON.writeValueAsString(node(body, mask));
    }

    /** A result as a tree. */
    ObjectNode node(String body, TaxMask mask) {
        ObjectNode result = (ObjectNode) JSON.readTree(body);
        if (result.has("reasons")) {
            var said = result.putArray("explanation");
            sentences(result.get("reasons")).forEach(said::add);
        }
        mask.result(result);
        return result;
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

package org.mumap.server.idle.papers;

import java.util.Map;
import java.util.Objects;
import org.mumap.rules.idle.CauseCode;

/** Causes of idleness in the words of 53号令 art. 8; E is whatever art. 8 does not name, J is kept apart by some places. */
final class CauseWords {

    private static final Map<String, String> WORDS = Map.of(
            "G1", "因未按照约定或者规定的期限、条件将土地交付，致使项目不具备动工开发条件（《办法》第八条第（一）项）",
            "G2", "因土地利用总体规划、城乡规划依法修改，造成不能按照约定或者规定开发（《办法》第八条第（二）项）",
            "G3", "因国家出台相关政策，需要对约定、规定的规划和建设条件进行修改（《办法》第八条第（三）项）",
            "G4", "因处置土地上相关群众信访事项等无法动工开发（《办法》第八条第（四）项）",
            "G5", "因军事管制、文物保护等无法动工开发（《办法》第八条第（五）项）",
            "G6", "政府、政府有关部门的其他行为（《办法》第八条第（六）项）",
            "F", "自然灾害等不可抗力（《办法》第八条）",
            "E", "国有建设用地使用权人自身原因，不属于《办法》第八条规定的情形",
            "J", "司法查封");

    private CauseWords() {}

    /** The cause as a finding states it. */
    static String of(CauseCode cause) {
        return Objects.requireNonNull(WORDS.get(cause.name()), cause.name());
    }
}

package org.mumap.rules.idle.casework;

import java.util.Optional;
import java.util.stream.Stream;
import org.mumap.rules.Message;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.DisposalMeans;

/** What the value of a field says in words, where it is a code or a yes or no. */
public final class FieldWords {

    private static final Enum<?>[] NO_CODES = {};

    private FieldWords() {}

    /** The word for a value as an act states it; empty where the value speaks for itself. */
    public static Optional<Message> of(CaseAct act, CaseField field, String value) {
        if (value.equals("true")) {
            return Optional.of(Message.of("casework.flag.true"));
        }
        if (value.equals("false")) {
            return Optional.of(Message.of("casework.flag.false"));
        }
        return Stream.of(codes(act, field))
                .filter(code -> code.name().equals(value))
                .findFirst()
                .map(code -> Message.of("casework.choice", code));
    }

    private static Enum<?>[] codes(CaseAct act, CaseField field) {
        return switch (field) {
            case TYPE -> CaseType.values();
            case WAY -> act == CaseAct.TRANSFER_HOLDER ? TransferWay.values() : ServiceWay.values();
            case CAUSE -> CauseCode.values();
            case RESULT -> act == CaseAct.RECORD_RULING ? ContestRuling.values() : CauseClaim.Verification.values();
            case MEANS -> DisposalMeans.values();
            case FOR -> DecisionKind.values();
            case KIND -> ContestKind.values();
            case USE -> ReclaimedUse.values();
            case GROUND -> NotIdleGround.values();
            default -> NO_CODES;
        };
    }
}

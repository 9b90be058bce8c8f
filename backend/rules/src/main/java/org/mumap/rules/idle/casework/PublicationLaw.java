package org.mumap.rules.idle.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;

/** Art. 11 and 25: the finding is published, recorded and told to who caused it; when all is done it is withdrawn and the case closed. */
final class PublicationLaw {

    private PublicationLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.PUBLISH, ActLaw.free().with(on -> List.of(ActField.text(CaseField.NOTE))),
                CaseAct.RECORD_IN_SYSTEM,
                        ActLaw.free()
                                .unless(now -> done(now, CaseAct.RECORD_IN_SYSTEM, now.course().recordedOn))
                                .with(on -> List.of(
                                        ActField.text(CaseField.RECORD_NO).must())),
                CaseAct.NOTIFY_CAUSING_BODY,
                        ActLaw.free()
                                .unless(PublicationLaw::nobodyCausedIt)
                                .unless(now -> done(now, CaseAct.NOTIFY_CAUSING_BODY, now.course().causingBodyToldOn))
                                .with(on -> List.of(
                                        ActField.text(CaseField.BODY).must(), ActField.text(CaseField.DOCUMENT_NO))),
                CaseAct.WITHDRAW_PUBLICATION,
                        ActLaw.free()
                                .unless(PublicationLaw::notPublished)
                                .unless(now -> done(now, CaseAct.WITHDRAW_PUBLICATION, now.course().withdrawnOn))
                                .unless(PublicationLaw::notDisposed),
                CaseAct.CLOSE,
                        ActLaw.free()
                                .unless(PublicationLaw::notDisposed)
                                .unless(PublicationLaw::stillPublished)
                                .unless(PublicationLaw::notRecorded));
    }

    static @Nullable Refusal notRecorded(CaseSituation now) {
        return now.course().isFound() && now.course().recordedOn == null
                ? Refusal.of(Obstacle.NOT_RECORDED, now.clause("art. 25"))
                : null;
    }

    static @Nullable Refusal bodyNotTold(CaseSituation now) {
        CauseCode cause = now.course().cause;
        return cause != null && isGovernment(cause) && now.course().causingBodyToldOn == null
                ? Refusal.of(Obstacle.BODY_NOT_TOLD, now.clause("art. 11"), cause)
                : null;
    }

    /** An act that happens once. */
    static @Nullable Refusal done(CaseSituation now, CaseAct act, @Nullable Object already) {
        return already == null ? null : Refusal.of(Obstacle.DONE_ALREADY, now.clause(act), act, already);
    }

    private static @Nullable Refusal nobodyCausedIt(CaseSituation now) {
        CauseCode cause = now.course().cause;
        return isGovernment(cause)
                ? null
                : Refusal.of(Obstacle.NO_CAUSING_BODY, now.clause("art. 11"), cause == null ? "-" : cause);
    }

    private static boolean isGovernment(@Nullable CauseCode cause) {
        return cause != null && cause.isArticle8() && cause != CauseCode.F;
    }

    private static @Nullable Refusal notPublished(CaseSituation now) {
        return now.course().publishedOn == null ? Refusal.of(Obstacle.NOT_PUBLISHED, now.clause("art. 11")) : null;
    }

    private static @Nullable Refusal notDisposed(CaseSituation now) {
        CaseCourse course = now.course();
        boolean ended = !course.isFound() || course.isDisposed() || course.isRevoked();
        return ended ? null : Refusal.of(Obstacle.NOT_DISPOSED, now.clause("art. 11"));
    }

    private static @Nullable Refusal stillPublished(CaseSituation now) {
        return now.course().publishedOn != null && now.course().withdrawnOn == null
                ? Refusal.of(Obstacle.STILL_PUBLISHED, now.clause("art. 11"))
                : null;
    }
}

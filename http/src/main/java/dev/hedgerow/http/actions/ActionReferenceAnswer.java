package dev.hedgerow.http.actions;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.actions.ActionReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that uses an action.
 *
 * @param type insight or cohort
 * @param url its path in the web app
 */
public record ActionReferenceAnswer(
        String type,
        String id,
        String name,
        String url,
        Instant createdAt,
        @Nullable UserSummary createdBy) {

    static ActionReferenceAnswer of(ActionReference reference, @Nullable UserSummary createdBy) {
        return new ActionReferenceAnswer(
                reference.type(),
                reference.id(),
                reference.name(),
                "/" + reference.type() + "s/" + reference.id(),
                reference.createdAt(),
                createdBy);
    }
}

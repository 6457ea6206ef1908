package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.QueryProgress;
import java.time.Instant;

/**
 * The circumstances of one calculation.
 *
 * @param now the moment that relative dates count from
 * @param deadline when the calculation must have ended
 * @param progress how far its queries have come
 * @param modifiers the settings that the query itself asks for
 */
public record Execution(
        ProjectSnapshot project,
        Instant now,
        Instant deadline,
        CancellationToken token,
        QueryProgress progress,
        LimitContext limitContext,
        Modifiers modifiers) {}

package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.store.CancellationToken;
import java.time.Instant;

/**
 * The circumstances of one calculation.
 *
 * @param now the moment that relative dates count from
 * @param deadline when the calculation must have ended
 */
public record Execution(
        ProjectSnapshot project,
        Instant now,
        Instant deadline,
        CancellationToken token,
        LimitContext limitContext) {}

package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.json.Body;
import org.jdbi.v3.core.Handle;

/** Makes the insights that new tiles show, inside the caller's transaction. */
public interface TileInsights {

    /**
     * An insight of a template: it has no author, nobody has viewed it, and the log does not tell
     * of it.
     *
     * @return its number
     */
    long createSample(Handle handle, long projectId, long userId, Body fields);

    /**
     * A copy of an insight, with " (Copy)" behind a name it has.
     *
     * @return the copy's number
     */
    long copy(Handle handle, long projectId, long userId, long insightId);
}

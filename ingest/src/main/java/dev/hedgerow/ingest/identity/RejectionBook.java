package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.definitions.DefinitionDao;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.warnings.IngestionWarning;
import dev.hedgerow.metadata.warnings.IngestionWarnings;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses events whose definitions say so, and warns of each. For one batch; asks in the batch's
 * own transaction, so that a definition counts for the very next request.
 */
final class RejectionBook {

    private final Handle handle;
    private final Map<Long, Set<String>> rejected = new HashMap<>();
    private final Map<EventOfProject, IngestionWarning> warnings = new LinkedHashMap<>();

    private record EventOfProject(long projectId, String event) {}

    RejectionBook(Handle handle) {
        this.handle = handle;
    }

    /** The events that are not refused, in their order. */
    List<ReadyEvent> accepted(List<ReadyEvent> events) {
        return events.stream().filter(this::isAccepted).toList();
    }

    private boolean isAccepted(ReadyEvent event) {
        boolean refused =
                rejected.computeIfAbsent(event.projectId(), this::rejectedNames)
                        .contains(event.event());
        if (refused) {
            warnings.merge(
                    new EventOfProject(event.projectId(), event.event()),
                    warning(event, 1),
                    (earlier, _) -> warning(event, earlier.times() + 1));
        }
        return !refused;
    }

    private Set<String> rejectedNames(long projectId) {
        return Set.copyOf(handle.attach(DefinitionDao.class).listRejectedNames(projectId));
    }

    private static IngestionWarning warning(ReadyEvent event, long times) {
        ObjectNode details = Json.object();
        details.put("eventName", event.event());
        details.put("eventUuid", event.uuid().toString());
        details.put("distinctId", event.distinctId());
        details.put("reason", "The definition of this event has the enforcement mode reject.");
        return new IngestionWarning(
                event.projectId(),
                IngestionWarning.EVENT_REJECTED,
                event.event(),
                event.receivedAt().truncatedTo(ChronoUnit.HOURS),
                event.receivedAt(),
                times,
                Json.text(details));
    }

    void flush() {
        if (!warnings.isEmpty()) {
            IngestionWarnings.add(handle, warnings.values());
        }
    }
}

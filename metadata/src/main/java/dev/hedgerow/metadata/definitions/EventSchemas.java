package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a project's code sends, for those who write that code. */
public final class EventSchemas {

    /** Events with a dollar sign that people send themselves. */
    private static final Set<String> SENT_BY_HAND = Set.of("$pageview", "$pageleave", "$screen");

    private final MetadataDatabase database;
    private final CoreProperties core = new CoreProperties();

    public EventSchemas(MetadataDatabase database) {
        this.database = database;
    }

    /** The project's events by name; those that SDKs send on their own are left out. */
    public List<EventSchema> list(long projectId) {
        return database.read(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            Map<String, @Nullable PropertyType> types = new HashMap<>();
            dao.listProperties(projectId, PropertyKind.EVENT)
                    .forEach(property -> types.put(property.name(), property.propertyType()));
            Map<String, List<EventSchema.Property>> properties = new HashMap<>();
            for (EventProperty pair : dao.listEventProperties(projectId)) {
                if (!core.isCore(pair.property()) && types.containsKey(pair.property())) {
                    properties
                            .computeIfAbsent(pair.event(), event -> new ArrayList<>())
                            .add(
                                    new EventSchema.Property(
                                            pair.property(), types.get(pair.property())));
                }
            }
            return dao.listEvents(projectId).stream()
                    .filter(event -> event.isCustom() || SENT_BY_HAND.contains(event.name()))
                    .map(event ->
                            new EventSchema(
                                    event.name(), properties.getOrDefault(event.name(), List.of())))
                    .sorted(Comparator.comparing(EventSchema::event))
                    .toList();
        });
    }
}

package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.stored;

import dev.hedgerow.hogql.types.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables a query of one project can name. What is not here does not exist, however it is
 * spelled.
 */
public final class Catalog {
    private static final Map<String, LogicalTable> STANDARD = standard();

    private final Map<String, LogicalTable> tables;

    private Catalog(Map<String, LogicalTable> tables) {
        this.tables = tables;
    }

    /** The standard tables, with a project's group types as names on events. */
    public static Catalog of(CompileContext context) {
        if (context.groupTypes().isEmpty()) {
            return new Catalog(STANDARD);
        }
        LogicalTable events = STANDARD.get("events");
        List<String> names = context.groupTypes();
        for (int i = 0; i < names.size() && events != null; i++) {
            if (!events.fields().containsKey(names.get(i))) {
                events = events.with(names.get(i), new TableField.SameAs(List.of("group_" + i)));
            }
        }
        Map<String, LogicalTable> tables = new LinkedHashMap<>(STANDARD);
        if (events != null) {
            tables.put("events", events);
        }
        return new Catalog(tables);
    }

    /** A table by its name with dots. */
    public Optional<LogicalTable> find(List<String> name) {
        return Optional.ofNullable(tables.get(String.join(".", name)));
    }

    public Collection<String> names() {
        return tables.keySet();
    }

    private static Map<String, LogicalTable> standard() {
        Map<String, LogicalTable> tables = new LinkedHashMap<>();
        for (LogicalTable table :
                List.of(
                        events(),
                        persons("persons"),
                        persons("raw_persons"),
                        personDistinctIds(),
                        rawPersonDistinctIds(),
                        groups(),
                        SessionsTable.table())) {
            tables.put(table.name(), table);
        }
        return tables;
    }

    private static LogicalTable events() {
        TableBuilder events =
                stored("events", "events")
                        .column("uuid", Types.UUID)
                        .column("event", Types.STRING)
                        .properties()
                        .column("timestamp", Types.DATETIME)
                        .column("distinct_id", Types.STRING)
                        .column("elements_chain", Types.STRING)
                        .column("created_at", Types.DATETIME)
                        .column("$session_id", "session_id", Types.STRING.orNull())
                        .property("$window_id")
                        .column("person_id", Types.UUID)
                        .hidden("session_id", "session_id", Types.STRING.orNull())
                        .lazy("person", "persons", "person_id", "id")
                        .sameAs("poe", "person")
                        .lazy("pdi", "person_distinct_ids", "distinct_id", "distinct_id")
                        .lazy("session", "sessions", "$session_id", "session_id")
                        .computed("person_mode", "if(personless, 'propertyless', 'full')")
                        .hidden("personless", "personless", Types.BOOLEAN);
        for (int i = 0; i < 5; i++) {
            events.hidden("$group_" + i, "group_" + i, Types.STRING.orNull());
            events.lazy("group_" + i, "groups", "$group_" + i, "key", Map.of("index", (long) i));
        }
        return events.build();
    }

    private static LogicalTable persons(String name) {
        TableBuilder persons =
                stored(name, "persons")
                        .column("id", "person_id", Types.UUID)
                        .column("created_at", Types.DATETIME)
                        .properties()
                        .column("is_identified", Types.BOOLEAN)
                        .hidden("version", "version", Types.UINT64)
                        .computed("is_deleted", "0")
                        .lazy("pdi", "person_distinct_ids", "id", "person_id");
        return persons.build();
    }

    private static LogicalTable personDistinctIds() {
        return stored("person_distinct_ids", "person_distinct_ids")
                .column("distinct_id", Types.STRING)
                .column("person_id", Types.UUID)
                .lazy("person", "persons", "person_id", "id")
                .build();
    }

    private static LogicalTable rawPersonDistinctIds() {
        return stored("raw_person_distinct_ids", "person_distinct_ids")
                .column("distinct_id", Types.STRING)
                .column("person_id", Types.UUID)
                .column("version", Types.UINT64)
                .computed("is_deleted", "0")
                .lazy("person", "persons", "person_id", "id")
                .build();
    }

    private static LogicalTable groups() {
        return stored("groups", "groups")
                .column("index", "type_index", Types.INT64)
                .column("key", Types.STRING)
                .column("created_at", Types.DATETIME)
                .properties()
                .sameAs("group_type_index", "index")
                .sameAs("group_key", "key")
                .sameAs("updated_at", "created_at")
                .build();
    }
}

package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.stored;

import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
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
        Modifiers modifiers = context.modifiers();
        boolean usualTables = modifiers.definesTablesLike(Modifiers.DEFAULT);
        List<Long> cohorts = context.entities().dynamicCohorts();
        if (context.groupTypes().isEmpty() && usualTables && cohorts.isEmpty()) {
            return new Catalog(STANDARD);
        }
        Map<String, LogicalTable> tables = new LinkedHashMap<>(STANDARD);
        tables.put(CohortPeopleTable.NAME, CohortPeopleTable.table(cohorts));
        tables.computeIfPresent(
                "events", (_, events) -> withGroupTypes(events, context.groupTypes()));
        if (!usualTables) {
            ofModifiers(modifiers).forEach(table -> tables.put(table.name(), table));
        }
        return new Catalog(tables);
    }

    private static LogicalTable withGroupTypes(LogicalTable events, List<String> names) {
        LogicalTable result = events;
        for (int i = 0; i < names.size(); i++) {
            if (!result.fields().containsKey(names.get(i))) {
                result = result.with(names.get(i), new TableField.SameAs(List.of("group_" + i)));
            }
        }
        return result;
    }

    /** A table by its name with dots. */
    public Optional<LogicalTable> find(List<String> name) {
        return Optional.ofNullable(tables.get(String.join(".", name)));
    }

    public Collection<String> names() {
        return tables.keySet();
    }

    public Collection<LogicalTable> tables() {
        return tables.values();
    }

    private static Map<String, LogicalTable> standard() {
        Map<String, LogicalTable> tables = new LinkedHashMap<>();
        for (LogicalTable table :
                List.of(
                        events(),
                        personDistinctIds(),
                        rawPersonDistinctIds(),
                        groups("groups"),
                        groups("raw_groups"),
                        CohortPeopleTable.table(List.of()),
                        staticCohortPeople(),
                        ReplayTable.table("session_replay_events"),
                        ReplayTable.table("raw_session_replay_events"),
                        systemGroups(),
                        promotedProperties())) {
            tables.put(table.name(), table);
        }
        MetadataTable.tables().forEach(table -> tables.put(table.name(), table));
        InformationSchema.tables().forEach(table -> tables.put(table.name(), table));
        ofModifiers(Modifiers.DEFAULT).forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    /** The tables of which a modifier changes a field. */
    private static List<LogicalTable> ofModifiers(Modifiers modifiers) {
        List<LogicalTable> tables = new ArrayList<>(SessionsTable.tables(modifiers));
        tables.add(persons("persons", modifiers));
        tables.add(persons("raw_persons", modifiers));
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
                        .hidden("personless", "personless", Types.BOOLEAN)
                        .computed("issue_id", "toUUID(properties.$exception_issue_id)");
        elements(events);
        for (int i = 0; i < 5; i++) {
            events.hidden("$group_" + i, "group_" + i, Types.STRING.orNull());
            events.lazy("group_" + i, "groups", "$group_" + i, "key", Map.of("index", (long) i));
        }
        BotRules.addTo(events);
        return events.build();
    }

    /** What PostHog reads from the chain of elements that were clicked. */
    private static void elements(TableBuilder events) {
        events.computed("elements_chain_href", "extract(elements_chain, '(?::|\")href=\"(.*?)\"')");
        events.computed("elements_chain_texts", eachElement("(?::|\")text=\"(.*?)\""));
        events.computed("elements_chain_ids", eachElement("(?::|\")attr_id=\"(.*?)\""));
        events.computed(
                "elements_chain_elements",
                eachElement("(?:^|;)(a|button|form|input|select|textarea|label)(?:\\\\.|$|:)"));
    }

    private static String eachElement(String regex) {
        return "arrayDistinct(extractAll(elements_chain, '" + regex + "'))";
    }

    private static LogicalTable persons(String name, Modifiers modifiers) {
        TableBuilder persons =
                stored(name, "persons")
                        .column("id", "person_id", Types.UUID)
                        .column("created_at", Types.DATETIME)
                        .properties()
                        .column("is_identified", Types.BOOLEAN)
                        .hidden("version", "version", Types.UINT64)
                        .computed("is_deleted", "0")
                        .lazy("pdi", "person_distinct_ids", "id", "person_id");
        persons.computed(
                "$virt_initial_channel_type", ChannelType.ofPerson(modifiers.customChannels()));
        persons.computed(
                "$virt_initial_referring_domain_type", ChannelType.referringDomainTypeOfPerson());
        revenue(persons);
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

    private static LogicalTable staticCohortPeople() {
        return stored("static_cohort_people", "static_cohort_people")
                .column("person_id", Types.UUID)
                .column("cohort_id", Types.INT64)
                .lazy("person", "persons", "person_id", "id")
                .build();
    }

    /** What PostHog reads from sources of revenue, of which there are none: nothing. */
    private static void revenue(TableBuilder actors) {
        actors.computed("$virt_revenue", "toFloat(NULL)");
        actors.computed("$virt_mrr", "toFloat(NULL)");
    }

    private static LogicalTable groups(String name) {
        TableBuilder groups =
                stored(name, "groups")
                        .column("index", "type_index", Types.INT64)
                        .column("key", Types.STRING)
                        .column("created_at", Types.DATETIME)
                        .properties()
                        .sameAs("group_type_index", "index")
                        .sameAs("group_key", "key")
                        .sameAs("updated_at", "created_at");
        revenue(groups);
        return groups.build();
    }

    /** Groups under the names that PostHog's own tables have. */
    private static LogicalTable systemGroups() {
        return stored("system.groups", "groups")
                .column("group_key", "key", Types.STRING)
                .column("group_type_index", "type_index", Types.INT64)
                .column("group_properties", "properties", Types.JSON)
                .column("created_at", Types.DATETIME)
                .build();
    }

    /** Which properties have columns of their own, as far as this project may know. */
    private static LogicalTable promotedProperties() {
        return stored("system.promoted_properties", "project_promoted_properties")
                .column("table_name", Types.STRING)
                .column("key", Types.STRING)
                .column("state", Types.STRING)
                .build();
    }
}

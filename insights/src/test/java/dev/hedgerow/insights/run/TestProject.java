package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.sequence.RowMemory;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.queries.QueryResults;
import dev.hedgerow.metadata.system.SystemTables;
import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.QueryProgress;
import dev.hedgerow.store.WriteBatch;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import dev.hedgerow.testkit.Journeys.Deed;
import dev.hedgerow.testkit.Journeys.Journey;
import dev.hedgerow.testkit.StoppedClock;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Projects in a real event store, and a runner that answers queries about them. */
final class TestProject implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final MetadataDatabase database;
    private final DuckDbEventStore store;
    private final InsightExecutor executor;
    private final QueryRunner runner;
    private final AtomicLong version = new AtomicLong();
    private final StoppedClock clock;
    private final Map<String, Integer> groupTypes = new LinkedHashMap<>();
    private final Map<Long, ActionDefinition> actions = new LinkedHashMap<>();
    private final Map<Long, CohortDefinition> cohorts = new LinkedHashMap<>();
    private final ArrayNode defined = JSON.createArrayNode();
    private ProjectSnapshot base = ProjectSnapshot.plain(1, ZoneId.of("UTC"));

    TestProject(Path folder, Instant now) {
        this(folder, now, RowMemory.ofHeap(folder));
    }

    TestProject(Path folder, Instant now, RowMemory rowMemory) {
        clock = new StoppedClock(now);
        database = MetadataDatabase.open(folder.resolve("metadata.sqlite"));
        store =
                DuckDbEventStore.open(
                        new DuckDbSettings(
                                folder.resolve("events.duckdb"), 1L << 29, 2, 4, 64L << 20),
                        List.of());
        executor =
                new InsightExecutor(
                        new HogqlCompiler(),
                        store,
                        store.physicalSchema(),
                        this::metadataRows,
                        rowMemory,
                        clock);
        runner =
                new QueryRunner(
                        new QueryRunner.Parts(
                                id -> snapshot(),
                                executor,
                                new QueryResults(database, clock, QueryResults.Limits.DEFAULT),
                                new QueryPool(2, 10),
                                clock,
                                Duration.ofMinutes(2)));
    }

    private String metadataRows(long projectId, String table) {
        return table.equals("property_definitions") && !defined.isEmpty()
                ? defined.toString()
                : new SystemTables(database).rows(projectId, table);
    }

    /** Defines a property of a kind such as {@code event}. */
    void define(String kind, String name, String type) {
        defined.addObject().put("type", kind).put("name", name).put("property_type", type);
    }

    /** Turns to another, empty project. */
    void use(long projectId, ZoneId zone, DayOfWeek weekStart) {
        ProjectSnapshot plain = ProjectSnapshot.plain(projectId, zone);
        base =
                new ProjectSnapshot(
                        projectId,
                        zone,
                        weekStart,
                        plain.testAccountFilters(),
                        List.of(),
                        List.of(),
                        plain.personDisplayNameProperties(),
                        plain.comparesWeeks(),
                        plain.modifiers(),
                        Map.of(),
                        Map.of());
        groupTypes.clear();
        actions.clear();
        cohorts.clear();
    }

    void use(ProjectSnapshot settings) {
        base = settings;
    }

    void cleanPaths(List<ProjectSnapshot.PathCleaning> rules) {
        base =
                new ProjectSnapshot(
                        base.projectId(),
                        base.zone(),
                        base.weekStart(),
                        base.testAccountFilters(),
                        rules,
                        base.groupTypes(),
                        base.personDisplayNameProperties(),
                        base.comparesWeeks(),
                        base.modifiers(),
                        base.actions(),
                        base.cohorts());
    }

    void action(ActionDefinition action) {
        actions.put(action.id(), action);
    }

    void cohort(CohortDefinition cohort) {
        cohorts.put(cohort.id(), cohort);
    }

    private ProjectSnapshot snapshot() {
        return new ProjectSnapshot(
                base.projectId(),
                base.zone(),
                base.weekStart(),
                base.testAccountFilters(),
                base.pathCleaning(),
                List.copyOf(groupTypes.keySet()),
                base.personDisplayNameProperties(),
                base.comparesWeeks(),
                base.modifiers(),
                actions,
                cohorts);
    }

    /** Stores what people did. */
    void load(List<Journey> journeys) {
        List<EventRow> events = new ArrayList<>();
        List<PersonRow> persons = new ArrayList<>();
        List<DistinctIdRow> distinctIds = new ArrayList<>();
        long batch = version.incrementAndGet();
        for (Journey journey : journeys) {
            persons.add(
                    new PersonRow(
                            base.projectId(),
                            journey.personId(),
                            journey.firstSeen(),
                            true,
                            JSON.writeValueAsString(journey.properties()),
                            batch,
                            false));
            for (String id : journey.distinctIds()) {
                distinctIds.add(
                        new DistinctIdRow(base.projectId(), id, journey.personId(), batch, false));
            }
            journey.deeds().forEach(deed -> events.add(event(deed, journey.personId())));
        }
        store.writer()
                .write(new WriteBatch(batch, events, persons, distinctIds, List.of(), List.of()));
    }

    void group(String type, String key, JsonNode properties) {
        long batch = version.incrementAndGet();
        GroupRow row =
                new GroupRow(
                        base.projectId(),
                        typeIndex(type),
                        key,
                        Instant.EPOCH,
                        properties.toString(),
                        batch);
        store.writer()
                .write(
                        new WriteBatch(
                                batch, List.of(), List.of(), List.of(), List.of(row), List.of()));
    }

    private int typeIndex(String type) {
        return groupTypes.computeIfAbsent(type, name -> groupTypes.size());
    }

    private EventRow event(Deed deed, UUID personId) {
        @Nullable String[] groups = new @Nullable String[EventRow.GROUP_TYPES];
        deed.groups().forEach((type, key) -> groups[typeIndex(type)] = key);
        return new EventRow(
                base.projectId(),
                UUID.randomUUID(),
                false,
                deed.event(),
                deed.at(),
                deed.distinctId(),
                personId,
                false,
                deed.at(),
                "",
                Arrays.asList(groups),
                JSON.writeValueAsString(deed.properties()));
    }

    /** A session as an executor opens it. */
    Session session() {
        Instant now = clock.instant();
        return executor.open(
                new Execution(
                        snapshot(),
                        now,
                        now.plusSeconds(20),
                        new CancellationToken(),
                        new QueryProgress(),
                        LimitContext.QUERY,
                        Modifiers.DEFAULT));
    }

    /** The whole answer to a query. */
    JsonNode ask(JsonNode query) {
        return runner.run(RunRequest.of(base.projectId(), query, RefreshMode.FORCE_BLOCKING))
                .body();
    }

    /** As {@link #ask(JsonNode)}, of JSON with single quotes. */
    JsonNode ask(String query) {
        return ask(JSON.readTree(query.replace('\'', '"')));
    }

    @Override
    public void close() {
        runner.close();
        store.close();
        database.close();
    }
}

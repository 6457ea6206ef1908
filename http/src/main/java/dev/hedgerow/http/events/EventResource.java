package dev.hedgerow.http.events;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.values.PropertyValues;
import dev.hedgerow.http.values.ValueAnswer;
import dev.hedgerow.http.values.ValueList;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /events/}: a query string in, events out, newest first unless it says otherwise. */
public final class EventResource implements Resource {
    /** Stands for the names of events where a property's name is asked for. */
    private static final String CUSTOM_EVENT = "custom_event";

    private final QueryRunner runner;
    private final QueryWaiters waiters;
    private final JsonMapper mapper;
    private final PropertyValues values;

    public EventResource(
            QueryRunner runner, QueryWaiters waiters, JsonMapper mapper, PropertyValues values) {
        this.runner = runner;
        this.waiters = waiters;
        this.mapper = mapper;
        this.values = values;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/events/")
                        .scope("query:read")
                        .summary(
                                "List events: after, before, event, distinct_id, person_id, properties")
                        .answersLater(EventPage.class, this::list),
                Route.get(Area.PROJECT, "/events/values/")
                        .scope("query:read")
                        .summary(
                                "Values of a property in the last seven days: key, value, event_name, is_column")
                        .answersLater(ValueList.class, this::values),
                Route.get(Area.PROJECT, "/events/{id}/")
                        .scope("query:read")
                        .summary("Get an event by its UUID")
                        .answersLater(EventAnswer.class, this::retrieve));
    }

    private CompletionStage<Reply<EventAnswer>> retrieve(Call<Void> call) {
        UUID id;
        try {
            id = UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("id", "\"" + call.path("id") + "\" is not a valid UUID.");
        }
        ObjectNode query = mapper.createObjectNode();
        query.put("kind", "EventsQuery").put("after", "all").put("limit", 1);
        query.putArray("select").add("*").add("person");
        query.putArray("where").add("toString(uuid) = '" + id + "'");
        RunRequest request = RunRequest.of(call.project().id(), query, RefreshMode.FORCE_BLOCKING);
        return waiters.later(() -> {
            JsonNode found = runner.run(request).body().path("results");
            if (found.isEmpty()) {
                throw ApiException.notFound();
            }
            return Reply.ok(EventAnswer.of(found.get(0)));
        });
    }

    private CompletionStage<Reply<ValueList>> values(Call<Void> call) {
        return waiters.later(() -> Reply.ok(ValueList.of(valuesOf(call))));
    }

    private List<ValueAnswer> valuesOf(Call<Void> call) {
        String key = call.query("key");
        String search = call.query("value");
        long project = call.project().id();
        if (key == null || key.isEmpty()) {
            return List.of();
        }
        if (key.equals(CUSTOM_EVENT)) {
            return values.customEvents(project, search);
        }
        if (call.queryFlag("is_column")) {
            if (!PropertyValues.COLUMNS.contains(key)) {
                throw ApiException.invalid(
                        "key",
                        "Must be a column: " + String.join(", ", PropertyValues.COLUMNS) + ".");
            }
            return values.ofColumn(project, key, search);
        }
        List<String> events = call.queryParameters().getOrDefault("event_name", List.of());
        return values.ofEvents(project, key, events, search);
    }

    private CompletionStage<Reply<EventPage>> list(Call<Void> call) {
        Page.Slice slice = Page.slice(call);
        RunRequest request =
                RunRequest.of(call.project().id(), query(call, slice), RefreshMode.FORCE_BLOCKING);
        return waiters.later(() -> {
            JsonNode answer = runner.run(request).body();
            List<EventAnswer> events = new ArrayList<>();
            answer.path("results").forEach(row -> events.add(EventAnswer.of(row)));
            String next =
                    answer.path("hasMore").asBoolean(false)
                            ? Page.urlWith(call, Map.of("offset", slice.offset() + slice.limit()))
                            : null;
            return Reply.ok(new EventPage(next, events));
        });
    }

    private ObjectNode query(Call<Void> call, Page.Slice slice) {
        ObjectNode query = mapper.createObjectNode();
        query.put("kind", "EventsQuery");
        query.putArray("select").add("*").add("person");
        query.putArray("orderBy").add(newestFirst(call) ? "timestamp DESC" : "timestamp ASC");
        query.put("limit", slice.limit());
        query.put("offset", slice.offset());
        copy(call, "after", query, "after");
        copy(call, "before", query, "before");
        copy(call, "event", query, "event");
        copy(call, "person_id", query, "personId");
        query.set("properties", properties(call));
        return query;
    }

    private static boolean newestFirst(Call<Void> call) {
        String order = call.query("orderBy");
        return order == null || order.contains("-timestamp");
    }

    private static void copy(Call<Void> call, String from, ObjectNode query, String to) {
        String value = call.query(from);
        if (value != null && !value.isEmpty()) {
            query.put(to, value);
        }
    }

    /** The filters of the query string, and one for the distinct id that it names. */
    private ArrayNode properties(Call<Void> call) {
        ArrayNode all = mapper.createArrayNode();
        String given = call.query("properties");
        if (given != null && !given.isEmpty()) {
            try {
                mapper.readTree(given).forEach(all::add);
            } catch (JacksonException e) {
                throw ApiException.invalid("properties", "Properties are unparsable!");
            }
        }
        String distinctId = call.query("distinct_id");
        if (distinctId != null && !distinctId.isEmpty()) {
            all.addObject()
                    .put("type", "event_metadata")
                    .put("key", "distinct_id")
                    .put("operator", "exact")
                    .put("value", distinctId);
        }
        return all;
    }
}

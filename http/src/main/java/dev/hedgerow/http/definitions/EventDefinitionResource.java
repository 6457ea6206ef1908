package dev.hedgerow.http.definitions;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.tags.TagUpdateAnswer;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.metadata.definitions.EventDefinition;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.definitions.EventDefinitionList;
import dev.hedgerow.metadata.definitions.EventDefinitions;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code /event_definitions/}: listing, describing and forgetting events. */
public final class EventDefinitionResource implements Resource {
    private static final String PATH = "/event_definitions/";
    private static final String ONE = PATH + "{id}/";
    private static final String READ = "event_definition:read";
    private static final String WRITE = "event_definition:write";

    private final EventDefinitionList list;
    private final EventDefinitions definitions;
    private final EventMetrics metrics;
    private final Users users;
    private final Later later;

    /**
     * Where work goes on that is not done at once.
     *
     * @param waiters for what waits for a query
     * @param pipeline for what has to be done between two batches of events
     */
    public record Later(QueryWaiters waiters, IngestPipeline pipeline) {}

    public EventDefinitionResource(
            EventDefinitionList list,
            EventDefinitions definitions,
            EventMetrics metrics,
            Users users,
            Later later) {
        this.list = list;
        this.definitions = definitions;
        this.metrics = metrics;
        this.users = users;
        this.later = later;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, PATH)
                        .scope(READ)
                        .summary(
                                "List event definitions: search, event_type, ordering, names, tags, verified,"
                                        + " exclude_hidden, exclude_stale, excluded_properties")
                        .items(EventDefinitionAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, PATH)
                        .scope(WRITE)
                        .summary("Define an event before it is seen")
                        .takesFields(EventDefinitionFields.class)
                        .creates(EventDefinitionAnswer.class, this::create),
                Route.get(Area.PROJECT, PATH + "by_name/")
                        .scope(READ)
                        .summary("Get an event definition by its exact name")
                        .answers(EventDefinitionAnswer.class, this::byName),
                Route.get(Area.PROJECT, PATH + "primary_properties/")
                        .scope(READ)
                        .summary("The primary property of each event that has one, or of names")
                        .answers(PrimaryPropertiesAnswer.class, this::primaryProperties),
                Route.post(Area.PROJECT, PATH + "bulk_update_tags/")
                        .scope(WRITE)
                        .summary("Add, remove or set the tags of many event definitions")
                        .takesFields(TagUpdateByUuid.class)
                        .answers(TagUpdateAnswer.class, this::updateTags),
                Route.get(Area.PROJECT, ONE)
                        .scope(READ)
                        .summary("Get an event definition")
                        .answers(EventDefinitionAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, ONE)
                        .putToo()
                        .scope(WRITE)
                        .summary("Describe an event, verify or hide it, or have capture refuse it")
                        .takesFields(EventDefinitionFields.class)
                        .answers(EventDefinitionAnswer.class, this::update),
                Route.delete(Area.PROJECT, ONE)
                        .scope(WRITE)
                        .summary("Forget an event definition; the next such event makes a new one")
                        .answersNothingLater(this::delete),
                Route.get(Area.PROJECT, ONE + "metrics/")
                        .scope(READ)
                        .summary("How often an event happened in 30 days, and what uses it")
                        .answersLater(EventMetricsAnswer.class, this::metrics));
    }

    private Reply<Page<EventDefinitionAnswer>> list(Call<Void> call) {
        Page.Slice slice = Page.slice(call);
        EventDefinitionFilter.Page found =
                list.list(call.project().id(), EventDefinitionQuery.filter(call, slice));
        return Reply.ok(Page.of(call, slice, found.count(), answers(found.definitions())));
    }

    private Reply<EventDefinitionAnswer> create(Call<ObjectNode> call) {
        return Reply.created(
                answer(
                        definitions.create(
                                call.project().id(),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    private Reply<EventDefinitionAnswer> byName(Call<Void> call) {
        String name = call.query("name");
        if (name == null || name.isEmpty()) {
            throw ApiException.invalid("name", "Query parameter 'name' is required");
        }
        return Reply.ok(
                definitions
                        .findByName(call.project().id(), name)
                        .map(this::answer)
                        .orElseThrow(() ->
                                ApiException.notFound(
                                        "Event definition with name '" + name + "' not found")));
    }

    private Reply<PrimaryPropertiesAnswer> primaryProperties(Call<Void> call) {
        return Reply.ok(
                new PrimaryPropertiesAnswer(
                        definitions.primaryProperties(
                                call.project().id(), call.queryAll("names"))));
    }

    private Reply<TagUpdateAnswer> updateTags(Call<ObjectNode> call) {
        BulkTagUpdate update =
                BulkTagUpdate.read(TaggedKind.EVENT_DEFINITION, new Body(call.body()));
        return Reply.ok(
                TagUpdateAnswer.unnumbered(
                        definitions.updateTags(
                                call.project().id(), call.caller().user().id(), update)));
    }

    private Reply<EventDefinitionAnswer> retrieve(Call<Void> call) {
        return Reply.ok(answer(find(call)));
    }

    private Reply<EventDefinitionAnswer> update(Call<ObjectNode> call) {
        return Reply.ok(
                answer(
                        definitions.update(
                                call.project().id(),
                                call.pathUuid("id"),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    /** Between two batches, since ingest remembers what it has defined. */
    private CompletionStage<Reply<Void>> delete(Call<Void> call) {
        UUID id = call.pathUuid("id");
        long user = call.caller().user().id();
        return later.pipeline()
                .change(() -> {
                    definitions.delete(call.project().id(), id, user);
                    return Reply.noContent();
                });
    }

    private CompletionStage<Reply<EventMetricsAnswer>> metrics(Call<Void> call) {
        EventDefinition definition = find(call).definition();
        return later.waiters().later(() -> Reply.ok(metrics.of(definition)));
    }

    private Tagged find(Call<?> call) {
        return definitions
                .find(call.project().id(), call.pathUuid("id"))
                .orElseThrow(ApiException::notFound);
    }

    private EventDefinitionAnswer answer(Tagged tagged) {
        return answers(List.of(tagged)).getFirst();
    }

    private List<EventDefinitionAnswer> answers(List<Tagged> found) {
        Map<Long, User> people =
                users.findAll(
                        found.stream()
                                .map(Tagged::definition)
                                .flatMap(definition ->
                                        Stream.of(
                                                definition.ownerId(),
                                                definition.updatedBy(),
                                                definition.verifiedBy()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return found.stream().map(tagged -> EventDefinitionAnswer.of(tagged, people)).toList();
    }
}

package dev.hedgerow.http.properties;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.definitions.PropertyDefinitionList;
import dev.hedgerow.metadata.definitions.PropertyDefinitions;
import dev.hedgerow.metadata.json.Body;
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

/** {@code /property_definitions/}: listing, describing and forgetting properties. */
public final class PropertyDefinitionResource implements Resource {
    private static final String PATH = "/property_definitions/";
    private static final String ONE = PATH + "{id}/";
    private static final String READ = "property_definition:read";
    private static final String WRITE = "property_definition:write";

    private final PropertyDefinitionList list;
    private final PropertyDefinitions definitions;
    private final Users users;
    private final IngestPipeline pipeline;

    public PropertyDefinitionResource(
            PropertyDefinitionList list,
            PropertyDefinitions definitions,
            Users users,
            IngestPipeline pipeline) {
        this.list = list;
        this.definitions = definitions;
        this.users = users;
        this.pipeline = pipeline;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, PATH)
                        .scope(READ)
                        .summary(
                                "List property definitions: type, group_type_index, search, properties,"
                                        + " is_numerical, is_feature_flag, event_names, filter_by_event_names,"
                                        + " excluded_properties, exclude_core_properties, exclude_hidden,"
                                        + " enable_optimized_hints")
                        .items(PropertyDefinitionAnswer.class)
                        .answers(Page.class, this::list),
                Route.get(Area.PROJECT, PATH + "seen_together/")
                        .scope(READ)
                        .summary(
                                "For each of event_names, whether property_name was ever seen on it")
                        .answers(Map.class, this::seenTogether),
                Route.get(Area.PROJECT, ONE)
                        .scope(READ)
                        .summary("Get a property definition")
                        .answers(PropertyDefinitionAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, ONE)
                        .putToo()
                        .scope(WRITE)
                        .summary("Describe a property, set its type, verify or hide it")
                        .takesFields(PropertyDefinitionFields.class)
                        .answers(PropertyDefinitionAnswer.class, this::update),
                Route.delete(Area.PROJECT, ONE)
                        .scope(WRITE)
                        .summary(
                                "Forget a property definition; the next such value makes a new one")
                        .answersNothingLater(this::delete));
    }

    private Reply<Page<PropertyDefinitionAnswer>> list(Call<Void> call) {
        Page.Slice slice = Page.slice(call);
        PropertyDefinitionFilter.Page found =
                list.list(call.project().id(), PropertyDefinitionQuery.filter(call, slice));
        return Reply.ok(Page.of(call, slice, found.count(), answers(found.definitions())));
    }

    private Reply<Map<String, Boolean>> seenTogether(Call<Void> call) {
        List<String> events = call.queryAll("event_names");
        String property = call.query("property_name");
        if (events.isEmpty()) {
            throw ApiException.required("event_names");
        }
        if (property == null) {
            throw ApiException.required("property_name");
        }
        return Reply.ok(definitions.seenTogether(call.project().id(), events, property));
    }

    private Reply<PropertyDefinitionAnswer> retrieve(Call<Void> call) {
        return Reply.ok(
                definitions
                        .find(call.project().id(), call.pathUuid("id"))
                        .map(this::answer)
                        .orElseThrow(ApiException::notFound));
    }

    private Reply<PropertyDefinitionAnswer> update(Call<ObjectNode> call) {
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
        return pipeline.change(() -> {
            definitions.delete(call.project().id(), id, user);
            return Reply.noContent();
        });
    }

    private PropertyDefinitionAnswer answer(Marked marked) {
        return answers(List.of(marked)).getFirst();
    }

    private List<PropertyDefinitionAnswer> answers(List<Marked> found) {
        Map<Long, User> people =
                users.findAll(
                        found.stream()
                                .map(Marked::definition)
                                .flatMap(definition ->
                                        Stream.of(definition.updatedBy(), definition.verifiedBy()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return found.stream()
                .map(marked ->
                        PropertyDefinitionAnswer.of(
                                marked, people, list.isOptimized(marked.definition().name())))
                .toList();
    }
}

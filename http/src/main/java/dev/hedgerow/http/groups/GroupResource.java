package dev.hedgerow.http.groups;

import dev.hedgerow.http.activity.ActivityPage;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.values.PropertyValues;
import dev.hedgerow.http.values.ValueAnswer;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.groups.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** {@code /groups/}: finding and looking at. */
public final class GroupResource implements Resource {
    private static final String PROPERTIES =
            """
            SELECT index, arrayJoin(JSONExtractKeys(properties)) AS name, count() AS times FROM groups
            GROUP BY index, name ORDER BY index, times DESC, name LIMIT 50000
            """;

    private final Groups groups;
    private final GroupTypes types;
    private final PropertyValues values;
    private final RelatedActors related;
    private final Questions questions;
    private final QueryWaiters waiters;
    private final ActivityPages activity;

    public GroupResource(
            Groups groups,
            GroupTypes types,
            PropertyValues values,
            RelatedActors related,
            Questions questions,
            QueryWaiters waiters,
            ActivityPages activity) {
        this.groups = groups;
        this.types = types;
        this.values = values;
        this.related = related;
        this.questions = questions;
        this.waiters = waiters;
        this.activity = activity;
    }

    /** A property with how many groups have it. */
    public record PropertyCount(String name, long count) {}

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/groups/")
                        .scope("group:read")
                        .summary("List the groups of a type: group_type_index, search, group_key")
                        .answers(GroupList.class, this::list),
                Route.get(Area.PROJECT, "/groups/find/")
                        .scope("group:read")
                        .summary("Get a group: group_type_index, group_key")
                        .answers(GroupAnswer.class, call -> Reply.ok(GroupAnswer.of(find(call)))),
                Route.get(Area.PROJECT, "/groups/related/")
                        .scope("group:read")
                        .summary(
                                "Who did things together in 90 days: id of a group of group_type_index, or of a person")
                        .answersLater(List.class, this::related),
                Route.get(Area.PROJECT, "/groups/property_definitions/")
                        .scope("group:read")
                        .summary("The properties of groups by type, with how many groups have them")
                        .answersLater(Map.class, this::properties),
                Route.get(Area.PROJECT, "/groups/property_values/")
                        .scope("group:read")
                        .summary("Values of a property: group_type_index, key, value")
                        .items(ValueAnswer.class)
                        .answersLater(List.class, this::values),
                Route.get(Area.PROJECT, "/groups/activity/")
                        .scope("activity_log:read")
                        .summary("What was done to a group: group_type_index, group_key")
                        .answers(ActivityPage.class, this::activity));
    }

    private Reply<GroupList> list(Call<Void> call) {
        Page.Slice slice = Page.slice(call);
        Groups.Wanted wanted =
                new Groups.Wanted(
                        typeIndex(call),
                        call.query("group_key"),
                        call.query("search"),
                        slice.limit() + 1,
                        slice.offset());
        List<Group> found = groups.list(call.project().id(), wanted);
        boolean more = found.size() > slice.limit();
        return Reply.ok(
                new GroupList(
                        more ? Page.urlAt(call, slice.offset() + slice.limit()) : null,
                        slice.offset() > 0
                                ? Page.urlAt(call, slice.offset() - slice.limit())
                                : null,
                        found.stream().limit(slice.limit()).map(GroupAnswer::of).toList()));
    }

    /** The type that a call is about; it has to say so. */
    static int typeIndex(Call<?> call) {
        int index = call.queryInt("group_type_index", -1);
        if (index < 0) {
            throw ApiException.invalid(
                    "group_type_index",
                    "You must pass ?group_type_index= in this URL. To get a list of valid group types, call"
                            + " /api/:project_id/groups_types/.");
        }
        return index;
    }

    static String key(Call<?> call) {
        String key = call.query("group_key");
        if (key == null) {
            throw ApiException.required("group_key");
        }
        return key;
    }

    private Group find(Call<?> call) {
        return groups.find(call.project().id(), typeIndex(call), key(call))
                .orElseThrow(ApiException::notFound);
    }

    private CompletionStage<Reply<List<Object>>> related(Call<Void> call) {
        String id = call.query("id");
        if (id == null) {
            throw ApiException.required("id");
        }
        Integer type = call.query("group_type_index") == null ? null : typeIndex(call);
        return waiters.later(() ->
                Reply.ok(related.of(call.project(), types.list(call.project().id()), type, id)));
    }

    private CompletionStage<Reply<Map<String, List<PropertyCount>>>> properties(Call<Void> call) {
        return waiters.later(() -> {
            Map<String, List<PropertyCount>> byType = new TreeMap<>();
            for (JsonNode row : questions.rows(call.project().id(), PROPERTIES, Map.of())) {
                byType.computeIfAbsent(row.get(0).asString(), _ -> new ArrayList<>())
                        .add(new PropertyCount(row.get(1).asString(), row.get(2).asLong()));
            }
            return Reply.ok(byType);
        });
    }

    private CompletionStage<Reply<List<ValueAnswer>>> values(Call<Void> call) {
        int type = typeIndex(call);
        String key = call.query("key");
        if (key == null) {
            throw ApiException.required("key");
        }
        return waiters.later(() ->
                Reply.ok(values.ofGroups(call.project().id(), type, key, call.query("value"))));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        return Reply.ok(
                activity.ofItem(
                        call, GroupEditResource.SCOPE, GroupEditResource.itemId(find(call))));
    }
}

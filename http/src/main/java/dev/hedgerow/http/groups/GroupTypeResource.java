package dev.hedgerow.http.groups;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.json.Body;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /groups_types/}: what kinds of groups a project has, and what people call them. */
public final class GroupTypeResource implements Resource {
    private final GroupTypes types;

    public GroupTypeResource(GroupTypes types) {
        this.types = types;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/groups_types/")
                        .scope("group:read")
                        .summary("List the types of groups by index")
                        .items(GroupTypeAnswer.class)
                        .answers(List.class, this::list),
                Route.patch(Area.PROJECT, "/groups_types/update_metadata/")
                        .scope("group:write")
                        .summary(
                                "Name types: a list of group_type_index, name_singular, name_plural")
                        .takes(JsonNode.class)
                        .items(GroupTypeAnswer.class)
                        .answers(List.class, this::update),
                Route.put(Area.PROJECT, "/groups_types/set_default_columns/")
                        .scope("group:write")
                        .summary("Choose the columns that lists of a type show")
                        .takesFields(GroupTypeFields.class)
                        .answers(GroupTypeAnswer.class, this::setDefaultColumns));
    }

    private Reply<List<GroupTypeAnswer>> list(Call<?> call) {
        return Reply.ok(types.list(call.project().id()).stream().map(GroupTypeAnswer::of).toList());
    }

    private Reply<List<GroupTypeAnswer>> update(Call<JsonNode> call) {
        if (!call.body().isArray()) {
            throw ApiException.invalid(null, "Expected a list of group types.");
        }
        for (JsonNode row : call.body()) {
            ObjectNode fields =
                    row instanceof ObjectNode object
                            ? object
                            : refuse("Expected a list of group types.");
            types.update(call.project().id(), index(fields), new Body(fields));
        }
        return list(call);
    }

    private Reply<GroupTypeAnswer> setDefaultColumns(Call<ObjectNode> call) {
        if (!call.body().has("default_columns")) {
            throw ApiException.required("default_columns");
        }
        return Reply.ok(
                GroupTypeAnswer.of(
                        types.update(
                                call.project().id(), index(call.body()), new Body(call.body()))));
    }

    private static int index(ObjectNode fields) {
        Long index = new Body(fields).integer("group_type_index", null);
        if (index == null) {
            throw ApiException.required("group_type_index");
        }
        return Math.toIntExact(Math.clamp(index, -1, Integer.MAX_VALUE));
    }

    private static ObjectNode refuse(String detail) {
        throw ApiException.invalid(null, detail);
    }
}

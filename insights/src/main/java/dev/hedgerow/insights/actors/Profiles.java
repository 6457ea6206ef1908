package dev.hedgerow.insights.actors;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.listing.Form;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.insights.rows.JsonValues;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The people and groups of a page as objects, in place of their ids. */
public final class Profiles {
    /** An id that is replaced by an object afterwards. */
    static final Form ID = new Id();

    private record Id() implements Form {
        @Override
        public JsonNode shape(
                List<@Nullable Object> values, List<HogqlType> types, JsonValues json) {
            return JsonNodeFactory.instance.stringNode(Objects.toString(values.getFirst(), ""));
        }
    }

    private static final QueryTemplate PERSONS =
            QueryTemplate.of(
                    "SELECT id, created_at, is_identified, properties FROM persons WHERE {condition}");
    private static final QueryTemplate DISTINCT_IDS =
            QueryTemplate.of(
                    """
                    SELECT person_id, distinct_id FROM raw_person_distinct_ids
                    WHERE {condition} ORDER BY version, distinct_id
                    """);
    private static final QueryTemplate GROUPS =
            QueryTemplate.of(
                    """
                    SELECT key, created_at, properties FROM groups
                    WHERE index = {index} AND {condition}
                    """);

    private final Listing listing;
    private final JsonValues json;
    private final Function<Query, Rows> store;

    /**
     * @param store runs a query
     */
    public Profiles(Listing listing, JsonValues json, Function<Query, Rows> store) {
        this.listing = listing;
        this.json = json;
        this.store = store;
    }

    /**
     * Replaces the ids in a page's rows.
     *
     * @param groupType the type of group, null for people
     * @return how many rows have somebody of whom nothing more is known
     */
    public int fill(ArrayNode results, @Nullable Integer groupType) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < listing.columns().size(); i++) {
            ListingColumn column = listing.columns().get(i);
            if (column.form().equals(ID)) {
                places.add(i);
            }
        }
        if (places.isEmpty() || results.isEmpty()) {
            return 0;
        }
        Set<String> ids = new LinkedHashSet<>();
        results.forEach(row -> ids.add(row.get(places.getFirst()).asString()));
        Map<String, ObjectNode> known = groupType == null ? people(ids) : groups(ids, groupType);
        int missing = 0;
        for (JsonNode row : results) {
            String id = row.get(places.getFirst()).asString();
            ObjectNode profile = known.get(id);
            if (profile == null) {
                missing++;
                profile = unknown(id, groupType);
            }
            for (int place : places) {
                ((ArrayNode) row).set(place, profile);
            }
        }
        return missing;
    }

    private static ObjectNode unknown(String id, @Nullable Integer groupType) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", id);
        return groupType == null ? object : object.put("group_type_index", groupType);
    }

    private Map<String, ObjectNode> people(Set<String> ids) {
        List<UUID> uuids = ids.stream().map(UUID::fromString).toList();
        Rows rows =
                store.apply(
                        PERSONS.fill(Map.of("condition", Conditions.in(Field.of("id"), uuids))));
        ObjectForm form =
                new ObjectForm(List.of("id", "created_at", "is_identified", "properties"));
        Map<String, ObjectNode> people = new HashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            ObjectNode person = form.shape(row, types(rows), json);
            person.putArray("distinct_ids");
            people.put(String.valueOf(row.getFirst()), person);
        }
        Rows distinctIds =
                store.apply(
                        DISTINCT_IDS.fill(
                                Map.of("condition", Conditions.in(Field.of("person_id"), uuids))));
        for (List<@Nullable Object> row : distinctIds.rows()) {
            ObjectNode person = people.get(String.valueOf(row.getFirst()));
            if (person != null && person.get("distinct_ids") instanceof ArrayNode list) {
                list.add(String.valueOf(row.getLast()));
            }
        }
        return people;
    }

    private Map<String, ObjectNode> groups(Set<String> keys, int groupType) {
        Rows rows =
                store.apply(
                        GROUPS.fill(
                                Map.of(
                                        "index", Constant.of(groupType),
                                        "condition",
                                                Conditions.in(
                                                        Field.of("key"), List.copyOf(keys)))));
        ObjectForm form = new ObjectForm(List.of("group_key", "created_at", "properties"));
        Map<String, ObjectNode> groups = new HashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            ObjectNode group = form.shape(row, types(rows), json);
            group.put("id", String.valueOf(row.getFirst()));
            group.put("type", "group");
            group.put("group_type_index", groupType);
            group.set("group_properties", group.get("properties"));
            groups.put(String.valueOf(row.getFirst()), group);
        }
        return groups;
    }

    private static List<HogqlType> types(Rows rows) {
        return rows.columns().stream().map(Column::type).toList();
    }
}

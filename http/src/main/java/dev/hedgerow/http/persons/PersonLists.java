package dev.hedgerow.http.persons;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists of persons by what a query string asks: {@code search}, {@code email}, {@code distinct_id},
 * {@code uuid}, {@code cohort}, {@code properties}, {@code limit} and {@code offset}.
 */
public final class PersonLists {
    private static final String OF_DISTINCT_ID =
            "SELECT person_id AS actor_id FROM person_distinct_ids WHERE distinct_id = {id}";
    private static final String OF_IDS =
            "SELECT id AS actor_id FROM persons WHERE toString(id) IN {ids}";
    private static final int ALL = 50_000;

    private final Questions questions;
    private final JsonMapper mapper;

    public PersonLists(Questions questions, JsonMapper mapper) {
        this.questions = questions;
        this.mapper = mapper;
    }

    /** The list that a call asks for. */
    public PersonList list(Call<Void> call, @Nullable Long cohort) {
        Page.Slice slice = Page.slice(call);
        ObjectNode query = query(call, cohort);
        query.putArray("select").add("person");
        query.put("limit", slice.limit()).put("offset", slice.offset());
        JsonNode answer = questions.ask(call.project().id(), query);
        Long count = call.query("include_total") == null ? null : count(call, cohort);
        boolean more = answer.path("hasMore").asBoolean(false);
        return new PersonList(
                more ? Page.urlAt(call, slice.offset() + slice.limit()) : null,
                slice.offset() > 0 ? Page.urlAt(call, slice.offset() - slice.limit()) : null,
                count,
                PersonAnswer.ofRows(answer.path("results"), PersonNames.of(call.project())));
    }

    private long count(Call<Void> call, @Nullable Long cohort) {
        ObjectNode query = query(call, cohort);
        query.putArray("select").add("count()");
        query.putArray("orderBy");
        query.put("limit", 1);
        return questions.ask(call.project().id(), query).at("/results/0/0").asLong(0);
    }

    private ObjectNode query(Call<Void> call, @Nullable Long cohort) {
        ObjectNode query = questions.query("ActorsQuery");
        query.putArray("orderBy").add("created_at DESC").add("id DESC");
        query.put("search", call.query("search"));
        query.set("properties", properties(call, cohort));
        source(call).ifPresent(source -> query.set("source", source));
        return query;
    }

    private Optional<ObjectNode> source(Call<Void> call) {
        String distinctId = given(call, "distinct_id");
        String ids = given(call, "uuid") == null ? given(call, "id") : given(call, "uuid");
        if (distinctId != null && ids != null) {
            throw ApiException.invalid("uuid", "Give either distinct_id or uuid, not both.");
        }
        if (distinctId != null) {
            return Optional.of(questions.sql(OF_DISTINCT_ID, Map.of("id", distinctId)));
        }
        return ids == null
                ? Optional.empty()
                : Optional.of(questions.sql(OF_IDS, Map.of("ids", List.of(ids.split(",", ALL)))));
    }

    private static @Nullable String given(Call<Void> call, String name) {
        String value = call.query(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private ArrayNode properties(Call<Void> call, @Nullable Long cohort) {
        ArrayNode all = mapper.createArrayNode();
        String given = given(call, "properties");
        if (given != null) {
            JsonNode filters = filters(given);
            if (filters.isObject()) {
                all.add(filters); // A group of filters.
            } else {
                filters.forEach(filter -> all.add(ofPerson(filter)));
            }
        }
        String email = given(call, "email");
        if (email != null) {
            all.addObject()
                    .put("type", "person")
                    .put("key", "email")
                    .put("operator", "exact")
                    .put("value", email);
        }
        String asked = cohort == null ? given(call, "cohort") : Objects.toString(cohort);
        if (asked != null) {
            if (!asked.matches("\\d{1,18}")) {
                throw ApiException.invalid("cohort", "A valid integer is required.");
            }
            all.addObject()
                    .put("type", "cohort")
                    .put("key", "id")
                    .put("value", Long.valueOf(asked));
        }
        return all;
    }

    private JsonNode filters(String json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw ApiException.invalid("properties", "Properties are unparsable!");
        }
    }

    /** Here a filter without a type is one on persons. */
    private static JsonNode ofPerson(JsonNode filter) {
        return filter instanceof ObjectNode object && !object.hasNonNull("type")
                ? object.put("type", "person")
                : filter;
    }

    /** A person's id in a path; anything else gets a hint. */
    static UUID id(Call<?> call) {
        String text = call.path("id");
        return parse(text)
                .orElseThrow(() ->
                        ApiException.invalid(
                                null,
                                "The ID provided does not look like a personID. If you are using a distinctId, please use"
                                        + " /persons?distinct_id="
                                        + text
                                        + " instead."));
    }

    /** The id that a text tells; empty where it is none. */
    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package dev.hedgerow.http.persons;

import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.Persons;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A person as the API shows it.
 *
 * @param type always {@code person}: groups stand in the same lists
 * @param id the same as {@code uuid}
 * @param name what the project shows of its persons, or else a distinct id
 * @param distinctIds those that people gave before those that SDKs made up
 * @param createdAt ISO 8601
 */
public record PersonAnswer(
        String type,
        UUID id,
        UUID uuid,
        String name,
        List<String> distinctIds,
        JsonNode properties,
        String createdAt,
        boolean isIdentified) {

    /** From what the metadata has. */
    static PersonAnswer of(Persons.Found found, PersonNames names) {
        PersonIdentity person = found.person();
        return of(
                person.personId(),
                found.distinctIds(),
                Json.parse(person.properties()),
                person.createdAt().toString(),
                person.isIdentified(),
                names);
    }

    /** From the rows of an ActorsQuery that selects {@code person}, without those who left. */
    public static List<PersonAnswer> ofRows(JsonNode rows, PersonNames names) {
        List<PersonAnswer> persons = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode person = row.get(0);
            if (person.has("created_at")) {
                persons.add(of(person, names));
            }
        }
        return List.copyOf(persons);
    }

    private static PersonAnswer of(JsonNode person, PersonNames names) {
        List<String> distinctIds = new ArrayList<>();
        person.path("distinct_ids").forEach(id -> distinctIds.add(id.asString()));
        return of(
                UUID.fromString(person.path("id").asString()),
                distinctIds,
                person.path("properties"),
                person.path("created_at").asString(),
                person.path("is_identified").asBoolean(false),
                names);
    }

    private static PersonAnswer of(
            UUID id,
            List<String> distinctIds,
            JsonNode properties,
            String createdAt,
            boolean isIdentified,
            PersonNames names) {
        List<String> ordered = PersonNames.ordered(distinctIds);
        return new PersonAnswer(
                "person",
                id,
                id,
                names.of(properties, ordered, id),
                ordered,
                properties,
                createdAt,
                isIdentified);
    }
}

package dev.hedgerow.http.persons;

import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the persons of a project are called in lists. */
public record PersonNames(List<String> properties) {
    private static final List<String> USUAL =
            List.of("email", "Email", "$email", "name", "Name", "username", "Username", "UserName");

    /** Ids that SDKs make up: five groups of letters and digits. */
    private static final Pattern MADE_UP = Pattern.compile("(?:[a-z0-9]+-){4}[a-z0-9]+");

    public PersonNames {
        properties = List.copyOf(properties);
    }

    public static PersonNames of(Project project) {
        String chosen = project.personDisplayNameProperties();
        List<String> properties = chosen == null ? List.of() : Json.parseTexts(chosen);
        return new PersonNames(properties.isEmpty() ? USUAL : properties);
    }

    /** Ids that people gave come first. */
    static List<String> ordered(List<String> distinctIds) {
        return distinctIds.stream()
                .sorted(Comparator.comparing(id -> MADE_UP.matcher(id).matches()))
                .toList();
    }

    String of(JsonNode person, List<String> orderedIds, UUID id) {
        for (String property : properties) {
            String value = person.path(property).asString("");
            if (!value.isBlank()) {
                return value;
            }
        }
        return orderedIds.isEmpty() ? id.toString() : orderedIds.getFirst();
    }
}

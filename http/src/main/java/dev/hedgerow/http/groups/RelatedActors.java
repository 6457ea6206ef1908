package dev.hedgerow.http.groups;

import dev.hedgerow.http.persons.PersonAnswer;
import dev.hedgerow.http.persons.PersonNames;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.metadata.groups.GroupType;
import dev.hedgerow.metadata.groups.Groups;
import dev.hedgerow.metadata.projects.Project;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who did things together lately: persons of a group, groups of a person, groups of a group. */
public final class RelatedActors {
    private static final Duration LOOK_BACK = Duration.ofDays(90);
    private static final int MOST = 1000;

    /** All keys stand in one list, so that the number of a type can be a value. */
    private static final String PERSONS_OF_GROUP =
            """
            SELECT DISTINCT person_id AS actor_id FROM events
            WHERE [$group_0, $group_1, $group_2, $group_3, $group_4][{index} + 1] = {id}
                AND timestamp >= toDateTime({after})
            """;

    private static final String GROUPS_OF_GROUP =
            """
            SELECT DISTINCT [$group_0, $group_1, $group_2, $group_3, $group_4][{wanted} + 1] AS found FROM events
            WHERE [$group_0, $group_1, $group_2, $group_3, $group_4][{index} + 1] = {id}
                AND timestamp >= toDateTime({after}) AND ifNull(found, '') != ''
            ORDER BY found LIMIT 1000
            """;
    private static final String GROUPS_OF_PERSON =
            """
            SELECT DISTINCT [$group_0, $group_1, $group_2, $group_3, $group_4][{wanted} + 1] AS found FROM events
            WHERE toString(person_id) = {id} AND timestamp >= toDateTime({after}) AND ifNull(found, '') != ''
            ORDER BY found LIMIT 1000
            """;

    private final Questions questions;
    private final Groups groups;
    private final Clock clock;

    public RelatedActors(Questions questions, Groups groups, Clock clock) {
        this.questions = questions;
        this.groups = groups;
        this.clock = clock;
    }

    /** A group in a list of actors. */
    public record GroupActor(
            String type,
            String id,
            String groupKey,
            int groupTypeIndex,
            JsonNode properties,
            String createdAt) {

        private static GroupActor of(GroupAnswer group) {
            return new GroupActor(
                    "group",
                    group.groupKey(),
                    group.groupKey(),
                    group.groupTypeIndex(),
                    group.groupProperties(),
                    group.createdAt().toString());
        }
    }

    /**
     * Persons first, then groups of each type.
     *
     * @param typeIndex the type of the group; null when {@code id} is a person's
     */
    public List<Object> of(
            Project project, List<GroupType> types, @Nullable Integer typeIndex, String id) {
        List<Object> related = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("index", typeIndex == null ? 0 : typeIndex);
        values.put("after", clock.instant().minus(LOOK_BACK).toString());
        if (typeIndex != null) {
            related.addAll(persons(project, values));
        }
        for (GroupType type : types) {
            if (typeIndex == null || type.typeIndex() != typeIndex) {
                values.put("wanted", type.typeIndex());
                String query = typeIndex == null ? GROUPS_OF_PERSON : GROUPS_OF_GROUP;
                related.addAll(
                        groups(project.id(), type.typeIndex(), questions.sql(query, values)));
            }
        }
        return related;
    }

    private List<PersonAnswer> persons(Project project, Map<String, Object> values) {
        ObjectNode query = questions.query("ActorsQuery");
        query.putArray("select").add("person");
        query.put("limit", MOST);
        query.set("source", questions.sql(PERSONS_OF_GROUP, values));
        return PersonAnswer.ofRows(
                questions.ask(project.id(), query).path("results"), PersonNames.of(project));
    }

    private List<GroupActor> groups(long projectId, int type, ObjectNode query) {
        List<GroupActor> found = new ArrayList<>();
        for (JsonNode row : questions.ask(projectId, query).path("results")) {
            groups.find(projectId, type, row.get(0).asString(""))
                    .map(GroupAnswer::of)
                    .map(GroupActor::of)
                    .ifPresent(found::add);
        }
        return found;
    }
}

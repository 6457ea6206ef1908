package dev.hedgerow.insights.events;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.listing.ObjectForm;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of lists of events that are objects. */
final class EventColumns {
    private static final List<String> FIELDS =
            List.of(
                    "uuid",
                    "event",
                    "properties",
                    "timestamp",
                    "distinct_id",
                    "elements_chain",
                    "created_at",
                    "person_mode");
    private static final ObjectForm EVENT = new ObjectForm(FIELDS);
    private static final ObjectForm PERSON =
            new ObjectForm(List.of("uuid", "created_at", "properties", "distinct_id"));

    private EventColumns() {}

    /** The event itself. */
    static ListingColumn star(String text, long projectId) {
        return new ListingColumn(
                text,
                FIELDS.stream().<Expr>map(Field::of).toList(),
                (values, types, json) ->
                        EVENT.shape(values, types, json).put("team_id", projectId));
    }

    /** The person, or just the distinct id of who has no profile (events rule 37). */
    static ListingColumn person(String text) {
        List<Expr> exprs =
                List.of(
                        Field.of("person", "id"),
                        Field.of("person", "created_at"),
                        Field.of("person", "properties"),
                        Field.of("distinct_id"));
        return new ListingColumn(
                text,
                exprs,
                (values, types, json) -> {
                    if (values.get(1) != null) {
                        return PERSON.shape(values, types, json);
                    }
                    ObjectNode nobody = JsonNodeFactory.instance.objectNode();
                    nobody.set("distinct_id", json.value(values.getLast(), types.getLast()));
                    return nobody;
                });
    }
}

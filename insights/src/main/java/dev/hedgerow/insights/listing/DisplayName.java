package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person is called: the first of the project's properties that is filled, else an id (events
 * rule 38).
 */
public final class DisplayName {
    /** The column's name. */
    public static final String COLUMN = "person_display_name";

    private DisplayName() {}

    /**
     * The name as an expression.
     *
     * @param properties names of properties, best first
     * @param owner the path to them, such as {@code person.properties}
     * @param otherwise the id for those who have none
     */
    public static Expr of(List<String> properties, List<String> owner, Expr otherwise) {
        List<Expr> names = new ArrayList<>();
        for (String property : properties) {
            List<String> chain = new ArrayList<>(owner);
            chain.add(property);
            names.add(Call.of("nullIf", new Field(chain, Span.NONE), Constant.of("")));
        }
        names.add(otherwise);
        return Call.of("coalesce", names, Span.NONE);
    }

    /**
     * The column: name and ids.
     *
     * @param id of the person
     * @param distinctId null where there is none to tell
     */
    public static ListingColumn column(String text, Expr name, Expr id, @Nullable Expr distinctId) {
        List<Expr> exprs = new ArrayList<>(List.of(name, id));
        if (distinctId != null) {
            exprs.add(distinctId);
        }
        return new ListingColumn(
                text,
                exprs,
                (values, types, json) -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    object.set("display_name", json.value(values.get(0), types.get(0)));
                    object.set("id", json.value(values.get(1), types.get(1)));
                    if (values.size() > 2) {
                        object.set("distinct_id", json.value(values.get(2), types.get(2)));
                    }
                    return object;
                });
    }
}

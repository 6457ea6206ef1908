package dev.hedgerow.insights.sql;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.HogqlxTag.Attribute;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tags such as {@code <ActorsQuery select={['id']} />} as the JSON of the query they stand for. A
 * tag within is the query's {@code source}.
 */
public final class TagJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CHILDREN = "children";
    private static final String SOURCE = "source";

    private TagJson() {}

    public static ObjectNode of(HogqlxTag tag) {
        ObjectNode json = JSON.objectNode().put("kind", tag.kind());
        for (Attribute attribute : tag.attributes()) {
            boolean isWithin = attribute.name().equals(CHILDREN);
            json.set(
                    isWithin ? SOURCE : attribute.name(),
                    isWithin ? within(attribute.value()) : value(attribute.value()));
        }
        return json;
    }

    private static JsonNode within(Expr children) {
        List<Expr> tags =
                children instanceof ArrayLiteral array
                        ? array.items().stream().filter(HogqlxTag.class::isInstance).toList()
                        : List.of();
        if (tags.size() != 1) {
            throw HogqlException.shown(
                    HogqlErrorCode.INVALID_QUERY,
                    "A query has one query within at most",
                    children.span());
        }
        return value(tags.getFirst());
    }

    private static JsonNode value(Expr expr) {
        return switch (expr) {
            case HogqlxTag tag -> of(tag);
            case ArrayLiteral array -> list(array.items());
            case TupleLiteral tuple -> list(tuple.items());
            case Constant constant -> constant(constant);
            default ->
                    throw HogqlException.shown(
                            HogqlErrorCode.INVALID_QUERY,
                            "Attributes of HogQLX tags must be constants",
                            expr.span());
        };
    }

    private static ArrayNode list(List<Expr> items) {
        ArrayNode array = JSON.arrayNode();
        items.forEach(item -> array.add(value(item)));
        return array;
    }

    private static JsonNode constant(Constant constant) {
        return switch (constant.value()) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.numberNode(number);
            default -> JSON.stringNode(constant.value().toString());
        };
    }
}

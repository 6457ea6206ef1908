package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.query.FilterOperator;
import dev.hedgerow.insights.query.FilterValue;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.QueryException;
import java.util.List;
import java.util.function.Function;

/** Conditions on the elements of an autocaptured event: tag, text, link and CSS selector. */
final class ElementConditions {
    private static final Expr CHAIN = Conditions.field(List.of("elements_chain"));

    private static final Expr ELEMENT_TEXT = Conditions.field(List.of("element_text"));

    private ElementConditions() {}

    static Expr of(Comparison comparison, ValueConditions values) {
        return switch (comparison.key()) {
            case "selector", "tag_name" -> structural(comparison);
            case "href" -> each(comparison, value -> values.of(href(), comparison, value));
            case "text" ->
                    each(
                            comparison,
                            value ->
                                    Conditions.exists(
                                            "element_text",
                                            values.of(ELEMENT_TEXT, comparison, value),
                                            texts()));
            default ->
                    throw QueryException.invalid(
                            "There is no element property '"
                                    + comparison.key()
                                    + "', only tag_name, text, href and selector",
                            null);
        };
    }

    /** Several values are looked for one by one, each in all of the elements, as in PostHog. */
    private static Expr each(Comparison comparison, Function<FilterValue, Expr> condition) {
        if (!(comparison.value() instanceof FilterValue.Many(List<Object> many))
                || comparison.operator().isOfRange()) {
            return condition.apply(comparison.value());
        }
        List<Expr> each =
                many.stream().map(value -> condition.apply(new FilterValue.One(value))).toList();
        return comparison.operator().isNegative() ? Conditions.and(each) : Conditions.or(each);
    }

    private static Expr structural(Comparison comparison) {
        FilterOperator operator = comparison.operator();
        if (operator != FilterOperator.EXACT && operator != FilterOperator.IS_NOT) {
            throw QueryException.invalid(
                    "The element property '"
                            + comparison.key()
                            + "' only supports the operators exact and is_not",
                    null);
        }
        List<Object> values =
                switch (comparison.value()) {
                    case FilterValue.None() -> List.of();
                    case FilterValue.One(Object one) -> List.of(one);
                    case FilterValue.Many(List<Object> many) -> many;
                };
        List<Expr> each =
                values.stream()
                        .map(Object::toString)
                        .map(text ->
                                comparison.key().equals("selector")
                                        ? selector(text)
                                        : tagName(text))
                        .toList();
        Expr any = values.isEmpty() ? Conditions.TRUE : Conditions.or(each);
        return operator == FilterOperator.IS_NOT ? Conditions.not(any) : any;
    }

    /** The link of the innermost element that has one. */
    static Expr href() {
        return Conditions.call("extract", CHAIN, "[:\"]href=\"(.*?)\"");
    }

    /** The texts of all elements. */
    static Expr texts() {
        return Conditions.call("extractAll", CHAIN, "[:\"]text=\"(.*?)\"");
    }

    static Expr tagName(String tag) {
        return matches("(^|;)" + SelectorRegex.literal(tag) + "(\\.|$|;|:)");
    }

    /** Whether the chain has elements that the selector matches; an empty selector matches all. */
    static Expr selector(String selector) {
        String regex = SelectorRegex.of(selector);
        return regex.isEmpty() ? Conditions.TRUE : matches(regex);
    }

    private static Expr matches(String regex) {
        return Conditions.compare(CompareOp.REGEX, CHAIN, Constant.of(regex));
    }
}

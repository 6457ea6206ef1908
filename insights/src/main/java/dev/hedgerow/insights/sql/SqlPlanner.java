package dev.hedgerow.insights.sql;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TreeRewriter;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import dev.hedgerow.hogql.parser.Suggestions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterValue;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.QueryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses a query in SQL and fills its placeholders. Pure. */
public final class SqlPlanner {
    private static final String VARIABLES = "variables.";

    private final ProjectSnapshot project;
    private final Instant now;

    public SqlPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
    }

    /** The tree of the query. */
    public Query plan(HogQLQuery query) {
        FiltersPlaceholder filters = new FiltersPlaceholder(query.filters(), project, now);
        Query tree = new FiltersFiller(filters).rewrite(HogqlParser.parseQuery(query.query()));
        Map<String, Expr> values = new HashMap<>();
        for (Placeholder placeholder : Placeholders.find(tree)) {
            for (String name : Placeholders.names(placeholder)) {
                values.computeIfAbsent(name, missing -> value(query, missing));
            }
        }
        return Placeholders.requireFilled(Placeholders.fill(tree, values));
    }

    private static Expr value(HogQLQuery query, String name) {
        if (name.startsWith(VARIABLES)) {
            return variable(query, name.substring(VARIABLES.length()));
        }
        return constant(
                given(query, name)
                        .orElseThrow(() ->
                                QueryException.invalid(
                                        "Unresolved placeholder: {" + name + "}", "query.query")));
    }

    /** The value of that name, or what is found within one by the names between dots. */
    private static Optional<JsonNode> given(HogQLQuery query, String name) {
        JsonNode whole = query.values().get(name);
        if (whole != null) {
            return Optional.of(whole);
        }
        List<String> path = List.of(name.split("\\.", -1));
        JsonNode value = query.values().get(path.getFirst());
        for (String key : path.subList(1, path.size())) {
            value = value == null ? null : value.get(key);
        }
        return Optional.ofNullable(value);
    }

    private static Expr variable(HogQLQuery query, String name) {
        List<String> known = new ArrayList<>();
        for (HogQLQuery.Variable variable : query.variables().values()) {
            if (variable.codeName().equals(name)) {
                return variable.isNull() || variable.value() == null
                        ? Constant.of(null)
                        : constant(variable.value());
            }
            known.add(variable.codeName());
        }
        String missing = "Variable " + name + " is missing from query";
        List<String> near = Suggestions.near(name, known);
        String hint = String.join(", ", near.isEmpty() ? known : near);
        throw QueryException.invalid(
                known.isEmpty() ? missing : missing + ". Did you mean: " + hint + "?",
                "query.variables");
    }

    private static Expr constant(JsonNode value) {
        if (value.isArray()) {
            List<Expr> items = new ArrayList<>();
            value.forEach(item -> items.add(constant(item)));
            return new ArrayLiteral(items, Span.NONE);
        }
        return Constant.of(FilterValue.scalar(value));
    }

    /** Fills what depends on the SELECT and the comparison it stands in. */
    private static final class FiltersFiller extends TreeRewriter {
        private final FiltersPlaceholder filters;
        private @Nullable SelectQuery select;
        private @Nullable Comparison comparison;

        FiltersFiller(FiltersPlaceholder filters) {
            this.filters = filters;
        }

        @Override
        public Query rewrite(Query tree) {
            SelectQuery outer = select;
            select = tree instanceof SelectQuery inner ? inner : outer;
            Query rewritten = rewriteChildren(tree);
            select = outer;
            return rewritten;
        }

        @Override
        public Expr rewrite(Expr expr) {
            if (expr instanceof Compare) {
                return comparison(expr);
            }
            return expr instanceof Placeholder placeholder
                            && placeholder.expr() instanceof Field field
                            && field.chain().getFirst().equals("filters")
                    ? filters.value(field.chain(), select).orElseGet(() -> unbounded(field))
                    : rewriteChildren(expr);
        }

        /** A comparison with a bound that is not set holds for everything. */
        private Expr comparison(Expr expr) {
            Comparison outer = comparison;
            Comparison own = new Comparison();
            comparison = own;
            Expr rewritten = rewriteChildren(expr);
            comparison = outer;
            return own.unbounded ? Conditions.TRUE : rewritten;
        }

        private Expr unbounded(Field placeholder) {
            if (comparison == null) {
                String name = "{" + String.join(".", placeholder.chain()) + "}";
                throw QueryException.invalid(
                        "The `%1$s` placeholder must be used directly in a comparison (e.g. `timestamp > %1$s`), not nested inside a function call, when the date range is not set."
                                .formatted(name),
                        "query.query");
            }
            comparison.unbounded = true;
            return Conditions.TRUE;
        }

        private static final class Comparison {
            private boolean unbounded;
        }
    }
}

package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.ColumnsMatching;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.catalog.TableField;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Resolves the columns of a SELECT: stars are written out, and each column gets its name. */
final class ColumnResolver {
    private final ExprResolver exprs;

    ColumnResolver(ExprResolver exprs) {
        this.exprs = exprs;
    }

    List<TypedQuery.Item> resolve(List<Expr> columns, Scope scope) {
        Names names = new Names();
        for (Expr column : columns) {
            switch (column) {
                case Star star -> star(star, scope, names);
                case ColumnsMatching matching -> matching(matching, scope, names);
                case Call call when call.name().equals("untuple") && call.args().size() == 1 ->
                        elements(call, scope, names);
                default -> names.add(nameOf(column), exprs.resolve(column, scope));
            }
        }
        return names.items;
    }

    /**
     * The name PostHog shows: the alias, the last part of a path, or the expression as it is
     * written.
     */
    private static String nameOf(Expr column) {
        return switch (column) {
            case Alias alias -> alias.name();
            case Field field -> field.chain().getLast();
            default -> HogqlPrinter.print(column);
        };
    }

    /** {@code untuple(t)} stands for a column of each element. */
    private void elements(Call call, Scope scope, Names names) {
        Typed tuple = exprs.resolve(call.args().getFirst(), scope);
        if (!(tuple.type() instanceof HogqlType.Tuple type)) {
            names.add(nameOf(call), exprs.resolve(call, scope));
            return;
        }
        for (long i = 1; i <= type.elements().size(); i++) {
            names.add(
                    "tupleElement(" + HogqlPrinter.print(call.args().getFirst()) + ", " + i + ")",
                    exprs.call(
                            "tupleElement",
                            List.of(tuple, new Typed.Literal(i, Types.UINT8)),
                            call.span()));
        }
    }

    private void star(Star star, Scope scope, Names names) {
        for (Map.Entry<String, Typed> column : columnsOf(star, scope)) {
            if (star.excluded().contains(column.getKey())) {
                continue;
            }
            Optional<Alias> replaced =
                    star.replaced().stream()
                            .filter(alias -> alias.name().equals(column.getKey()))
                            .findFirst();
            names.add(
                    column.getKey(),
                    replaced.isPresent()
                            ? exprs.resolve(replaced.get().expr(), scope)
                            : column.getValue());
        }
    }

    private List<Map.Entry<String, Typed>> columnsOf(Star star, Scope scope) {
        if (star.qualifier().isEmpty()) {
            if (scope.sources.isEmpty()) {
                throw ExprResolver.invalid(
                        "Cannot use '*' when there are no tables in the query", star.span());
            }
            if (scope.sources.size() > 1) {
                throw ExprResolver.invalid(
                        "Cannot use '*' without table name when there are multiple tables in the query",
                        star.span());
            }
            return columnsOf(scope.sources.values().iterator().next(), star);
        }
        return columnsOf(qualified(star, scope), star);
    }

    private Source qualified(Star star, Scope scope) {
        List<String> path = star.qualifier();
        Source named = scope.sources.get(path.getFirst());
        if (named instanceof Source.OfCatalog table) {
            Optional<Source.OfCatalog> found =
                    exprs.fields().tableAt(table, path.subList(1, path.size()));
            if (found.isPresent()) {
                return found.get();
            }
        } else if (named != null && path.size() == 1) {
            return named;
        }
        for (Source source : scope.sources.values()) {
            if (source instanceof Source.OfCatalog table) {
                Optional<Source.OfCatalog> found = exprs.fields().tableAt(table, path);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD,
                "Unable to resolve field: " + String.join(".", path),
                star.span());
    }

    private List<Map.Entry<String, Typed>> columnsOf(Source source, Expr star) {
        List<Map.Entry<String, Typed>> columns = new ArrayList<>();
        switch (source) {
            case Source.OfCatalog table ->
                    table.table()
                            .fields()
                            .forEach((name, field) -> {
                                if (inStar(field)) {
                                    exprs.fields()
                                            .inTable(table, List.of(name), star.span())
                                            .ifPresent(
                                                    typed -> columns.add(Map.entry(name, typed)));
                                }
                            });
            case Source.OfQuery query ->
                    query.columns()
                            .forEach((name, output) ->
                                    columns.add(
                                            Map.entry(
                                                    name,
                                                    new Typed.ColumnRef(
                                                            query.alias(),
                                                            output.column(),
                                                            output.type()
                                                                    .withNullable(
                                                                            output.type().nullable()
                                                                                    || query
                                                                                            .optional())))));
        }
        return columns;
    }

    private static boolean inStar(TableField field) {
        return switch (field) {
            case TableField.Stored stored -> stored.inStar();
            case TableField.Properties _ -> true;
            case TableField.Property _,
                    TableField.Computed _,
                    TableField.SameAs _,
                    TableField.Lazy _ ->
                    false;
        };
    }

    private void matching(ColumnsMatching matching, Scope scope, Names names) {
        Predicate<String> pattern;
        try {
            pattern = Pattern.compile(matching.pattern()).asPredicate();
        } catch (PatternSyntaxException e) {
            throw (HogqlException)
                    ExprResolver.invalid(
                                    "COLUMNS needs a regular expression: " + e.getDescription(),
                                    matching.span())
                            .initCause(e);
        }
        for (Map.Entry<String, Typed> column : columnsOf(Star.all(), scope)) {
            if (pattern.test(column.getKey())) {
                names.add(column.getKey(), column.getValue());
            }
        }
    }

    /** Gives each column a name that is its own in the SQL, where case does not count. */
    private static final class Names {
        private final List<TypedQuery.Item> items = new ArrayList<>();
        private final Set<String> used = new HashSet<>();

        void add(String name, Typed expr) {
            String column = name.isEmpty() ? "column" : name;
            for (int i = 2; !used.add(column.toLowerCase(Locale.ROOT)); i++) {
                column = name + "_" + i;
            }
            items.add(new TypedQuery.Item(expr, name, column));
        }
    }
}

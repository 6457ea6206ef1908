package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.ArrayAccess;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.catalog.TableField;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.Suggestions;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a name with dots stands for: a column, a property, a field of a joined table, an
 * alias.
 */
final class FieldResolver {

    private final State state;
    private final ExprResolver exprs;

    FieldResolver(State state, ExprResolver exprs) {
        this.state = state;
        this.exprs = exprs;
    }

    Typed resolve(Field field, Scope scope) {
        List<String> chain = field.chain();
        String head = chain.getFirst();
        Optional<Typed.Parameter> parameter = scope.parameter(head);
        if (parameter.isPresent()) {
            return access(parameter.get(), chain.subList(1, chain.size()), field.span());
        }
        Source named = scope.sources.get(head);
        if (named != null && chain.size() > 1) {
            return inSource(named, chain.subList(1, chain.size()), field.span())
                    .orElseThrow(() ->
                            named instanceof Source.OfCatalog
                                    ? fieldNotFound(chain.get(1), field.span(), named)
                                    : unresolved(chain.get(1), field.span(), namesOf(named)));
        }
        Typed alias = scope.aliases.get(head);
        if (alias != null && !isColumnInWhere(alias, head, scope)) {
            return access(alias, chain.subList(1, chain.size()), field.span());
        }
        Optional<Expr> value = scope.cteValue(head);
        if (value.isPresent()) {
            return cteValue(value.get(), chain, field.span(), scope);
        }
        return inAnySource(field, scope, named != null);
    }

    private static boolean isColumnInWhere(Typed alias, String name, Scope scope) {
        return scope.inWhere
                && alias.aggregates()
                && scope.sources.values().stream().anyMatch(source -> has(source, name));
    }

    private Typed cteValue(Expr value, List<String> chain, Span span, Scope scope) {
        if (chain.size() > 1) {
            throw ExprResolver.invalid(
                    "Cannot access fields on CTE " + chain.getFirst() + " yet", span);
        }
        state.enterForeign(span);
        Typed typed = exprs.resolve(value, scope);
        state.leaveForeign();
        return typed;
    }

    private Typed inAnySource(Field field, Scope scope, boolean isTable) {
        String head = field.chain().getFirst();
        Typed found = null;
        for (Source source : scope.sources.values()) {
            if (!has(source, head)) {
                continue;
            }
            if (found != null && scope.merged.contains(head)) {
                continue;
            }
            if (found != null) {
                throw HogqlException.shown(
                        HogqlErrorCode.UNKNOWN_FIELD,
                        "Ambiguous query. Found multiple sources for field: " + head,
                        field.span());
            }
            found = inSource(source, field.chain(), field.span()).orElse(null);
        }
        if (found != null) {
            return found;
        }
        if (isTable) {
            throw tableNotColumn(head, field.span());
        }
        List<String> known = new ArrayList<>(scope.aliases.keySet());
        scope.sources.values().forEach(source -> known.addAll(namesOf(source)));
        throw unresolved(head, field.span(), known);
    }

    static boolean has(Source source, String name) {
        return switch (source) {
            case Source.OfCatalog catalog -> catalog.table().fields().containsKey(name);
            case Source.OfQuery query -> query.columns().containsKey(name);
        };
    }

    private static List<String> namesOf(Source source) {
        return switch (source) {
            case Source.OfCatalog catalog -> List.copyOf(catalog.table().fields().keySet());
            case Source.OfQuery query -> List.copyOf(query.columns().keySet());
        };
    }

    private Optional<Typed> inSource(Source source, List<String> chain, Span span) {
        return switch (source) {
            case Source.OfCatalog catalog -> inTable(catalog, chain, span);
            case Source.OfQuery query ->
                    Optional.ofNullable(query.columns().get(chain.getFirst()))
                            .map(output -> {
                                HogqlType type =
                                        output.type()
                                                .withNullable(
                                                        output.type().nullable()
                                                                || query.optional());
                                Typed column =
                                        new Typed.ColumnRef(query.alias(), output.column(), type);
                                return access(column, chain.subList(1, chain.size()), span);
                            });
        };
    }

    /** A field of a catalog table by its path; empty if the table has no such field. */
    Optional<Typed> inTable(Source.OfCatalog source, List<String> chain, Span span) {
        TableField field = source.table().fields().get(chain.getFirst());
        List<String> rest = chain.subList(1, chain.size());
        return switch (field) {
            case null -> Optional.empty();
            case TableField.Stored stored ->
                    Optional.of(access(stored(source, stored), rest, span));
            case TableField.Properties properties ->
                    isVirtual(source.table(), rest)
                            ? inTable(source, rest, span)
                            : Optional.of(properties(source, properties, rest));
            case TableField.Property property ->
                    Optional.of(access(property(source, List.of(property.key())), rest, span));
            case TableField.Computed computed ->
                    Optional.of(access(computed(source, computed, span), rest, span));
            case TableField.SameAs same -> {
                List<String> path = new ArrayList<>(same.path());
                path.addAll(rest);
                if (path.isEmpty()) {
                    throw tableNotColumn(chain.getFirst(), span);
                }
                yield inTable(source, path, span);
            }
            case TableField.Lazy lazy -> Optional.of(lazy(source, chain, lazy, span));
        };
    }

    /** {@code properties.$virt_…} is what the table computes, under the name of a property. */
    private static boolean isVirtual(LogicalTable table, List<String> path) {
        return path.size() == 1
                && path.getFirst().startsWith("$virt_")
                && table.fields().containsKey(path.getFirst());
    }

    private Typed stored(Source.OfCatalog source, TableField.Stored stored) {
        source.usedColumns().add(stored.column());
        HogqlType type = stored.type().withNullable(stored.type().nullable() || source.optional());
        return new Typed.ColumnRef(source.alias(), stored.column(), type);
    }

    private Typed properties(
            Source.OfCatalog source, TableField.Properties field, List<String> path) {
        if (path.isEmpty()) {
            return new Typed.ColumnRef(
                    source.alias(), field.column(), Types.JSON.withNullable(source.optional()));
        }
        return property(source, path);
    }

    private Typed property(Source.OfCatalog source, List<String> path) {
        String table = source.table().physical() == null ? "" : source.table().physical();
        state.properties.add(new PropertyUse(table, path.getFirst()));
        Typed json = new Typed.ColumnRef(source.alias(), "properties", Types.JSON);
        return new Typed.PropertyRef(json, table, List.copyOf(path), Types.STRING.orNull());
    }

    private Typed computed(Source.OfCatalog source, TableField.Computed field, Span span) {
        Expr expr = state.views.of(field);
        state.enterForeign(span);
        Typed typed = exprs.resolve(expr, Scope.over(source.table().name(), source));
        state.leaveForeign();
        return typed;
    }

    private Typed lazy(
            Source.OfCatalog source, List<String> chain, TableField.Lazy lazy, Span span) {
        List<String> rest = chain.subList(1, chain.size());
        if (rest.isEmpty()) {
            throw tableNotColumn(chain.getFirst(), span);
        }
        if (rest.size() == 1 && lazy.fixed().isEmpty() && isKey(lazy, rest.getFirst())) {
            return inTable(source, List.of(lazy.localField()), span).orElseThrow();
        }
        Source.OfCatalog target = join(source, chain.getFirst(), lazy);
        return inTable(target, rest, span)
                .orElseThrow(() -> fieldNotFound(rest.getFirst(), span, target));
    }

    private boolean isKey(TableField.Lazy lazy, String field) {
        TableField found =
                state.catalog
                        .find(List.of(lazy.target()))
                        .map(table -> table.fields().get(field))
                        .orElse(null);
        return lazy.targetField().equals(field)
                || (found instanceof TableField.SameAs same
                        && same.path().equals(List.of(lazy.targetField())));
    }

    /** The table behind a lazy field, joined once however often it is named. */
    Source.OfCatalog join(Source.OfCatalog source, String name, TableField.Lazy lazy) {
        Source.Joined known = source.joined().get(name);
        if (known != null) {
            return known.source();
        }
        LogicalTable table = state.catalog.find(List.of(lazy.target())).orElseThrow();
        Source.OfCatalog target =
                Source.OfCatalog.of(state.uniqueAlias(source.alias() + "__" + name), table, true);
        state.remember(target.alias(), table);
        source.joined().put(name, new Source.Joined(target, lazy));
        return target;
    }

    /** The lazy table a path of names leads to, for {@code person.*}. */
    Optional<Source.OfCatalog> tableAt(Source.OfCatalog source, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(source);
        }
        TableField field = source.table().fields().get(path.getFirst());
        if (field instanceof TableField.SameAs same) {
            List<String> longer = new ArrayList<>(same.path());
            longer.addAll(path.subList(1, path.size()));
            return tableAt(source, longer);
        }
        return field instanceof TableField.Lazy lazy
                ? tableAt(join(source, path.getFirst(), lazy), path.subList(1, path.size()))
                : Optional.empty();
    }

    /** Reads further keys of a value: of JSON text, a tuple, a map or an array. */
    Typed access(Typed value, List<String> keys, Span span) {
        Typed result = value;
        for (String key : keys) {
            result = step(result, key, span);
        }
        return result;
    }

    private Typed step(Typed value, Object key, Span span) {
        if (value instanceof Typed.PropertyRef property) {
            List<Object> longer = new ArrayList<>(property.path());
            longer.add(key);
            return new Typed.PropertyRef(
                    property.json(), property.table(), longer, property.type());
        }
        if (value.type().is(Kind.JSON)) {
            return new Typed.PropertyRef(value, "", List.of(key), Types.STRING.orNull());
        }
        if (value.type() instanceof HogqlType.MapOf && key instanceof String) {
            return exprs.call(
                    "arrayElement", List.of(value, new Typed.Literal(key, Types.STRING)), span);
        }
        if (value.type().isString() && key instanceof String) {
            return new Typed.PropertyRef(value, "", List.of(key), Types.STRING.orNull());
        }
        throw HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD,
                "Can not access property \"" + key + "\" on a value of type " + value.type().name(),
                span);
    }

    /** {@code value[index]} and {@code value['key']}. */
    Typed element(ArrayAccess node, Typed value, Typed index) {
        boolean json = value instanceof Typed.PropertyRef || value.type().is(Kind.JSON);
        if (node.index() instanceof Constant constant) {
            if (Long.valueOf(0).equals(constant.value())) {
                throw HogqlException.shown(
                        HogqlErrorCode.INVALID_QUERY,
                        "SQL indexes start from one, not from zero. E.g: array[1]",
                        node.span());
            }
            if (json && (constant.value() instanceof String || constant.value() instanceof Long)) {
                rememberProperty(value, constant.value());
                return asOwnProperty(step(value, constant.value(), node.span()));
            }
        }
        return exprs.call("arrayElement", List.of(value, index), node.span());
    }

    private void rememberProperty(Typed value, Object key) {
        if (value instanceof Typed.ColumnRef && key instanceof String text) {
            tableOf(value).ifPresent(table -> state.properties.add(new PropertyUse(table, text)));
        }
    }

    /** {@code properties['x']} is the same node as {@code properties.x}. */
    private Typed asOwnProperty(Typed value) {
        if (value instanceof Typed.PropertyRef property && property.table().isEmpty()) {
            return tableOf(property.json())
                    .<Typed>map(table ->
                            new Typed.PropertyRef(
                                    property.json(), table, property.path(), property.type()))
                    .orElse(value);
        }
        return value;
    }

    private Optional<String> tableOf(Typed value) {
        return value instanceof Typed.ColumnRef column
                ? state.storedTableOf(column.relation())
                : Optional.empty();
    }

    /**
     * {@code value.1}: an element of a tuple, of each tuple in an array, of an array or of a JSON
     * list.
     */
    Typed tupleElement(Typed value, int index, Span span) {
        if (index == 0) {
            throw HogqlException.shown(
                    HogqlErrorCode.INVALID_QUERY,
                    "SQL indexes start from one, not from zero. E.g: array.1",
                    span);
        }
        if (value instanceof Typed.PropertyRef || value.type().is(Kind.JSON)) {
            return step(value, (long) index, span);
        }
        Typed.Literal place = new Typed.Literal((long) index, Types.UINT8);
        if (Types.elementOf(value.type()) instanceof HogqlType.Tuple tuple) {
            Typed each = new Typed.Parameter("tuple", tuple);
            Typed element = exprs.call("tupleElement", List.of(each, place), span);
            Typed function = new Typed.Function(List.of("tuple"), element);
            return exprs.call("arrayMap", List.of(function, value), span);
        }
        String name = value.type().isArray() ? "arrayElement" : "tupleElement";
        return exprs.call(name, List.of(value, place), span);
    }

    private static HogqlException unresolved(String name, Span span, List<String> known) {
        return HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD,
                "Unable to resolve field: " + name,
                span,
                Suggestions.alike(name, known));
    }

    private static HogqlException fieldNotFound(String name, Span span, Source source) {
        return HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD,
                "Field not found: " + name,
                span,
                Suggestions.alike(name, namesOf(source)));
    }

    private static HogqlException tableNotColumn(String name, Span span) {
        return HogqlException.shown(
                HogqlErrorCode.UNKNOWN_FIELD,
                "Can't select a table when a column is expected: " + name,
                span);
    }
}

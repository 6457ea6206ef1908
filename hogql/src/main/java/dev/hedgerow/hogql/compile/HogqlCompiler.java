package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.functions.FunctionTable;
import dev.hedgerow.hogql.lower.QueryLowering;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.hogql.print.DuckdbPrinter;
import dev.hedgerow.hogql.resolve.Resolver;
import dev.hedgerow.hogql.resolve.TypedQuery;
import dev.hedgerow.hogql.types.HogqlType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Compiles HogQL for DuckDB. Thread-safe; keep one, since it remembers the trees of views. */
public final class HogqlCompiler {
    private final Resolver resolver = new Resolver(FunctionTable.standard());

    /**
     * Resolves, lowers and prints.
     *
     * @throws dev.hedgerow.hogql.parser.HogqlException with a position, for what the user can mend
     */
    public CompiledQuery compile(Query query, CompileContext context) {
        DefaultLimits.Limited limited = DefaultLimits.apply(query, context.limitContext());
        Resolver.Resolved resolved = resolver.resolve(limited.run(), context);
        DuckdbPrinter.Printed printed =
                DuckdbPrinter.print(new QueryLowering(context).lower(resolved.query()));
        return new CompiledQuery(
                printed.sql(),
                printed.parameters(),
                columns(resolved.query(), context),
                resolved.tables(),
                resolved.properties(),
                resolved.names(),
                context.projectId(),
                HogqlPrinter.print(limited.shown()),
                limited.applied());
    }

    private static List<Column> columns(TypedQuery query, CompileContext context) {
        ZoneId zone =
                context.modifiers().convertToProjectTimezone() ? context.zone() : ZoneId.of("UTC");
        List<Column> columns = new ArrayList<>();
        for (TypedQuery.Output output : query.outputs()) {
            columns.add(new Column(output.name(), shown(output.type(), zone)));
        }
        return columns;
    }

    /** Times without a zone of their own are shown in the project's. */
    private static HogqlType shown(HogqlType type, ZoneId zone) {
        return switch (type) {
            case HogqlType.DateTime time ->
                    time.zone() == null
                            ? new HogqlType.DateTime(
                                    zone.getId(), time.precision(), time.nullable())
                            : time;
            case HogqlType.Array array ->
                    new HogqlType.Array(shown(array.element(), zone), array.nullable());
            case HogqlType.Tuple tuple ->
                    new HogqlType.Tuple(
                            tuple.elements().stream().map(e -> shown(e, zone)).toList(),
                            tuple.nullable());
            case HogqlType.MapOf map ->
                    new HogqlType.MapOf(
                            shown(map.key(), zone), shown(map.value(), zone), map.nullable());
            case HogqlType.Scalar scalar -> scalar;
            case HogqlType.Interval interval -> interval;
        };
    }
}

package dev.hedgerow.hogql.compile;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.catalog.LimitContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gives each outermost SELECT a LIMIT where it has none, and cuts one that is too large. */
final class DefaultLimits {
    private DefaultLimits() {}

    /**
     * A query with limits.
     *
     * @param shown with the limits as the user reads them
     * @param run with one row more where {@code applied} is there
     */
    record Limited(Query shown, Query run, OptionalLong applied) {}

    static Limited apply(Query query, LimitContext context) {
        if (!context.limits()) {
            return new Limited(query, query, OptionalLong.empty());
        }
        Query shown = limited(query, context);
        if (query instanceof SelectQuery select && select.limit() == null) {
            long rows = context.defaultRows();
            Query run = select.toBuilder().limit(Constant.of(rows + 1)).build();
            return new Limited(shown, run, OptionalLong.of(rows));
        }
        return new Limited(shown, shown, OptionalLong.empty());
    }

    private static Query limited(Query query, LimitContext context) {
        return switch (query) {
            case SelectQuery select ->
                    select.toBuilder().limit(limit(select.limit(), context)).build();
            case SelectSetQuery set -> {
                List<SelectSetQuery.Arm> arms = new ArrayList<>();
                for (SelectSetQuery.Arm arm : set.arms()) {
                    arms.add(
                            new SelectSetQuery.Arm(
                                    arm.operator(), limited(arm.query(), context), arm.span()));
                }
                yield new SelectSetQuery(limited(set.first(), context), arms, set.span());
            }
        };
    }

    private static Expr limit(@Nullable Expr limit, LimitContext context) {
        if (limit == null) {
            return Constant.of(context.defaultRows());
        }
        boolean tooLarge =
                limit instanceof Constant constant
                        && constant.value() instanceof Long rows
                        && rows > context.maxRows();
        return tooLarge ? Constant.of(context.maxRows()) : limit;
    }
}

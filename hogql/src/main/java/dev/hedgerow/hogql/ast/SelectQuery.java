package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT, clause by clause. Absent clauses are null or empty lists.
 *
 * <p>Built by {@link #builder()}; a changed query is {@code query.toBuilder()….build()}.
 */
public record SelectQuery(
        List<Cte> ctes,
        boolean distinct,
        List<Expr> columns,
        @Nullable Relation from,
        @Nullable ArrayJoin arrayJoin,
        @Nullable Expr prewhere,
        @Nullable Expr where,
        @Nullable GroupBy groupBy,
        @Nullable Expr having,
        @Nullable Expr qualify,
        List<NamedWindow> windows,
        List<OrderItem> orderBy,
        @Nullable LimitBy limitBy,
        @Nullable Expr limit,
        @Nullable Expr offset,
        boolean withTies,
        List<Setting> settings,
        Span span)
        implements Query {
    public SelectQuery {
        ctes = List.copyOf(ctes);
        columns = List.copyOf(columns);
        windows = List.copyOf(windows);
        orderBy = List.copyOf(orderBy);
        settings = List.copyOf(settings);
    }

    /** A builder of an empty query. */
    public static SelectQueryBuilder builder() {
        return new SelectQueryBuilder();
    }

    /** A builder that starts with the clauses of this query. */
    public SelectQueryBuilder toBuilder() {
        return new SelectQueryBuilder()
                .ctes(ctes)
                .distinct(distinct)
                .columns(columns)
                .from(from)
                .arrayJoin(arrayJoin)
                .prewhere(prewhere)
                .where(where)
                .groupBy(groupBy)
                .having(having)
                .qualify(qualify)
                .windows(windows)
                .orderBy(orderBy)
                .limitBy(limitBy)
                .limit(limit)
                .offset(offset)
                .withTies(withTies)
                .settings(settings)
                .span(span);
    }

    @Override
    public List<Node> children() {
        return new NodeList()
                .addAll(ctes)
                .addAll(columns)
                .add(from)
                .add(arrayJoin)
                .add(prewhere)
                .add(where)
                .add(groupBy)
                .add(having)
                .add(qualify)
                .addAll(windows)
                .addAll(orderBy)
                .add(limitBy)
                .add(limit)
                .add(offset)
                .addAll(settings)
                .toList();
    }
}

package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.query.Page;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list to be asked for.
 *
 * @param conditions all of which hold; those with aggregates hold of groups (events rule 35)
 */
public record Listing(
        List<ListingColumn> columns,
        Relation from,
        List<Expr> conditions,
        List<OrderItem> orderBy,
        Page page) {

    public Listing {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        orderBy = List.copyOf(orderBy);
        if (columns.isEmpty()) {
            throw QueryException.invalid("At least one column must be selected", "query.select");
        }
    }

    /** The SELECT: one row more than the page has, to know whether there are more. */
    public SelectQuery query() {
        boolean grouped = columns.stream().anyMatch(ListingColumn::aggregates);
        return SelectQuery.builder()
                .columns(columns.stream().flatMap(column -> column.exprs().stream()).toList())
                .from(from)
                .where(all(conditions.stream().filter(c -> !Aggregations.in(c))))
                .groupBy(grouped ? groupBy() : null)
                .having(all(conditions.stream().filter(Aggregations::in)))
                .orderBy(orderBy)
                .limit(Constant.of(page.limit() + 1))
                .offset(page.offset() == 0 ? null : Constant.of(page.offset()))
                .build();
    }

    /** The same rows, all of them and by the names of the columns, to select from. */
    public SelectQuery asTable() {
        return query().toBuilder()
                .columns(columns.stream().flatMap(column -> column.named().stream()).toList())
                .orderBy(List.of())
                .limit(null)
                .offset(null)
                .build();
    }

    private static @Nullable Expr all(Stream<Expr> conditions) {
        List<Expr> list = conditions.toList();
        return list.isEmpty() ? null : Conditions.and(list);
    }

    private @Nullable GroupBy groupBy() {
        List<Expr> keys = new ArrayList<>();
        for (ListingColumn column : columns) {
            for (Expr expr : column.exprs()) {
                Expr key = ColumnText.withoutAlias(expr);
                if (!Aggregations.in(key) && !(key instanceof Constant)) {
                    keys.add(key);
                }
            }
        }
        return keys.isEmpty() ? null : GroupBy.of(keys);
    }

    /**
     * The order: as asked for, else a {@code count()} or another aggregate downwards, else a time
     * downwards, else the first column upwards (events rule 35).
     *
     * @param asked in HogQL
     * @param special what names in {@code asked} stand for that are no HogQL
     * @param time the column that, when shown, orders the list
     */
    public static List<OrderItem> order(
            List<String> asked,
            Map<String, Expr> special,
            List<ListingColumn> columns,
            String time) {
        if (!asked.isEmpty()) {
            return asked.stream().map(text -> ColumnText.order(text, special)).toList();
        }
        List<Expr> exprs =
                columns.stream()
                        .flatMap(column -> column.exprs().stream())
                        .map(ColumnText::withoutAlias)
                        .toList();
        Expr count = ColumnText.expr("count()");
        if (exprs.contains(count)) {
            return List.of(OrderItem.descending(count));
        }
        for (Expr expr : exprs) {
            if (Aggregations.in(expr)) {
                return List.of(OrderItem.descending(expr));
            }
        }
        if (columns.stream().anyMatch(column -> ColumnText.bare(column.text()).equals(time))) {
            return List.of(OrderItem.descending(ColumnText.expr(time)));
        }
        return exprs.stream()
                .filter(expr -> !(expr instanceof Constant))
                .limit(1)
                .map(OrderItem::ascending)
                .toList();
    }
}

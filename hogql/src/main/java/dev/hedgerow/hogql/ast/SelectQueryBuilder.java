package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the clauses of a {@link SelectQuery}. Not for sharing between threads. */
public final class SelectQueryBuilder {
    private List<Cte> ctes = List.of();
    private boolean distinct;
    private List<Expr> columns = List.of();
    private @Nullable Relation from;
    private @Nullable ArrayJoin arrayJoin;
    private @Nullable Expr prewhere;
    private @Nullable Expr where;
    private @Nullable GroupBy groupBy;
    private @Nullable Expr having;
    private @Nullable Expr qualify;
    private List<NamedWindow> windows = List.of();
    private List<OrderItem> orderBy = List.of();
    private @Nullable LimitBy limitBy;
    private @Nullable Expr limit;
    private @Nullable Expr offset;
    private boolean withTies;
    private List<Setting> settings = List.of();
    private Span span = Span.NONE;

    SelectQueryBuilder() {}

    public SelectQueryBuilder ctes(List<Cte> value) {
        ctes = value;
        return this;
    }

    public SelectQueryBuilder distinct(boolean value) {
        distinct = value;
        return this;
    }

    public SelectQueryBuilder columns(List<Expr> value) {
        columns = value;
        return this;
    }

    public SelectQueryBuilder from(@Nullable Relation value) {
        from = value;
        return this;
    }

    public SelectQueryBuilder arrayJoin(@Nullable ArrayJoin value) {
        arrayJoin = value;
        return this;
    }

    public SelectQueryBuilder prewhere(@Nullable Expr value) {
        prewhere = value;
        return this;
    }

    public SelectQueryBuilder where(@Nullable Expr value) {
        where = value;
        return this;
    }

    public SelectQueryBuilder groupBy(@Nullable GroupBy value) {
        groupBy = value;
        return this;
    }

    public SelectQueryBuilder having(@Nullable Expr value) {
        having = value;
        return this;
    }

    public SelectQueryBuilder qualify(@Nullable Expr value) {
        qualify = value;
        return this;
    }

    public SelectQueryBuilder windows(List<NamedWindow> value) {
        windows = value;
        return this;
    }

    public SelectQueryBuilder orderBy(List<OrderItem> value) {
        orderBy = value;
        return this;
    }

    public SelectQueryBuilder limitBy(@Nullable LimitBy value) {
        limitBy = value;
        return this;
    }

    public SelectQueryBuilder limit(@Nullable Expr value) {
        limit = value;
        return this;
    }

    public SelectQueryBuilder offset(@Nullable Expr value) {
        offset = value;
        return this;
    }

    public SelectQueryBuilder withTies(boolean value) {
        withTies = value;
        return this;
    }

    public SelectQueryBuilder settings(List<Setting> value) {
        settings = value;
        return this;
    }

    public SelectQueryBuilder span(Span value) {
        span = value;
        return this;
    }

    /** The columns, one by one. */
    public SelectQueryBuilder columns(Expr... values) {
        return columns(List.of(values));
    }

    /** The query of what was collected. */
    public SelectQuery build() {
        return new SelectQuery(
                ctes, distinct, columns, from, arrayJoin, prewhere, where, groupBy, having, qualify,
                windows, orderBy, limitBy, limit, offset, withTies, settings, span);
    }
}

package dev.hedgerow.hogql.ast;

import org.jspecify.annotations.Nullable;

/** The half of {@link TreeRewriter} that rebuilds relations and clauses. */
final class QueryParts {
    private final TreeRewriter rewriter;

    QueryParts(TreeRewriter rewriter) {
        this.rewriter = rewriter;
    }

    Relation relation(Relation relation) {
        return switch (relation) {
            case TableName node -> node;
            case TableFunction node ->
                    new TableFunction(node.name(), rewriter.all(node.args()), node.span());
            case SubqueryRelation node ->
                    new SubqueryRelation(rewriter.rewrite(node.query()), node.span());
            case ExprRelation node -> new ExprRelation(rewriter.rewrite(node.expr()), node.span());
            case AliasedRelation node ->
                    new AliasedRelation(
                            rewriter.rewrite(node.relation()), node.alias(), node.span());
            case SampledRelation node ->
                    new SampledRelation(
                            rewriter.rewrite(node.relation()),
                            node.finalRows(),
                            rewriter.optional(node.ratio()),
                            rewriter.optional(node.offset()),
                            node.span());
            case Join node ->
                    new Join(
                            rewriter.rewrite(node.left()),
                            node.kind(),
                            node.strictness(),
                            rewriter.rewrite(node.right()),
                            constraint(node.constraint()),
                            node.span());
        };
    }

    /** In the order of the text, so that a rewriter that counts or collects sees it that way. */
    SelectQuery select(SelectQuery node) {
        Relation from = node.from();
        return SelectQuery.builder()
                .ctes(TreeRewriter.each(node.ctes(), this::cte))
                .distinct(node.distinct())
                .columns(rewriter.all(node.columns()))
                .from(from == null ? null : rewriter.rewrite(from))
                .arrayJoin(arrayJoin(node.arrayJoin()))
                .prewhere(rewriter.optional(node.prewhere()))
                .where(rewriter.optional(node.where()))
                .groupBy(groupBy(node.groupBy()))
                .having(rewriter.optional(node.having()))
                .qualify(rewriter.optional(node.qualify()))
                .windows(
                        TreeRewriter.each(
                                node.windows(),
                                each ->
                                        new NamedWindow(
                                                each.name(), window(each.spec()), each.span())))
                .orderBy(TreeRewriter.each(node.orderBy(), this::orderItem))
                .limitBy(limitBy(node.limitBy()))
                .limit(rewriter.optional(node.limit()))
                .offset(rewriter.optional(node.offset()))
                .withTies(node.withTies())
                .settings(node.settings())
                .span(node.span())
                .build();
    }

    WindowSpec window(WindowSpec node) {
        return new WindowSpec(
                rewriter.all(node.partitionBy()),
                TreeRewriter.each(node.orderBy(), this::orderItem),
                frame(node.frame()),
                node.span());
    }

    private Cte cte(Cte node) {
        // A table stays a table: its query is rewritten, the subquery around it is not.
        Expr expr =
                node.form() == Cte.Form.SUBQUERY && node.expr() instanceof Subquery subquery
                        ? new Subquery(rewriter.rewrite(subquery.query()), subquery.span())
                        : rewriter.rewrite(node.expr());
        return new Cte(node.form(), node.name(), expr, node.span());
    }

    private OrderItem orderItem(OrderItem node) {
        Expr expr = rewriter.rewrite(node.expr());
        return new OrderItem(expr, node.direction(), node.nulls(), fill(node.fill()), node.span());
    }

    private OrderItem.@Nullable Fill fill(OrderItem.@Nullable Fill node) {
        return node == null
                ? null
                : new OrderItem.Fill(
                        rewriter.optional(node.from()),
                        rewriter.optional(node.to()),
                        rewriter.optional(node.step()),
                        node.span());
    }

    private @Nullable JoinConstraint constraint(@Nullable JoinConstraint constraint) {
        return switch (constraint) {
            case null -> null;
            case JoinConstraint.On on ->
                    new JoinConstraint.On(rewriter.rewrite(on.condition()), on.span());
            case JoinConstraint.Using using -> using;
        };
    }

    private @Nullable ArrayJoin arrayJoin(@Nullable ArrayJoin node) {
        return node == null
                ? null
                : new ArrayJoin(node.keepEmpty(), rewriter.all(node.arrays()), node.span());
    }

    private @Nullable GroupBy groupBy(@Nullable GroupBy node) {
        return node == null
                ? null
                : new GroupBy(
                        node.mode(),
                        rewriter.all(node.exprs()),
                        TreeRewriter.each(node.sets(), rewriter::tuple),
                        node.withTotals(),
                        node.span());
    }

    private @Nullable LimitBy limitBy(@Nullable LimitBy node) {
        return node == null
                ? null
                : new LimitBy(
                        rewriter.rewrite(node.limit()),
                        rewriter.optional(node.offset()),
                        rewriter.all(node.exprs()),
                        node.span());
    }

    private @Nullable WindowFrame frame(@Nullable WindowFrame node) {
        if (node == null) {
            return null;
        }
        FrameBound end = node.end();
        return new WindowFrame(
                node.unit(), bound(node.start()), end == null ? null : bound(end), node.span());
    }

    private FrameBound bound(FrameBound node) {
        return new FrameBound(node.kind(), rewriter.optional(node.offset()), node.span());
    }
}

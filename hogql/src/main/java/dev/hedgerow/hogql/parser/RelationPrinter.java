package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Join;
import dev.hedgerow.hogql.ast.JoinConstraint;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SampledRelation;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableFunction;
import dev.hedgerow.hogql.ast.TableName;

/** What stands in FROM as text. */
final class RelationPrinter {
    private final StringBuilder out;
    private final ExprPrinter exprs;
    private final QueryPrinter queries;

    RelationPrinter(StringBuilder out, ExprPrinter exprs, QueryPrinter queries) {
        this.out = out;
        this.exprs = exprs;
        this.queries = queries;
    }

    void print(Relation relation) {
        switch (relation) {
            case TableName node -> table(node);
            case TableFunction node -> {
                out.append(Names.quoted(node.name()));
                exprs.enclosed("(", node.args(), ")");
            }
            case SubqueryRelation node -> {
                out.append('(');
                queries.query(node.query());
                out.append(')');
            }
            case ExprRelation node -> exprs.print(node.expr());
            case AliasedRelation node -> {
                within(node.relation(), node.relation() instanceof AliasedRelation);
                out.append(" AS ").append(Names.quoted(node.alias()));
            }
            case SampledRelation node -> sampled(node);
            case Join node -> join(node);
        }
    }

    /** In parentheses if it is a join, sampled, or if the place asks for them. */
    private void within(Relation relation, boolean enclosed) {
        if (enclosed || relation instanceof Join || relation instanceof SampledRelation) {
            out.append('(');
            print(relation);
            out.append(')');
        } else {
            print(relation);
        }
    }

    private void table(TableName node) {
        out.append(Names.quoted(node.name().getFirst()));
        for (String part : node.name().subList(1, node.name().size())) {
            out.append('.').append(Names.quotedAfterDot(part));
        }
    }

    private void sampled(SampledRelation node) {
        within(node.relation(), false);
        if (node.finalRows()) {
            out.append(" FINAL");
        }
        if (node.ratio() != null) {
            out.append(" SAMPLE ");
            exprs.print(node.ratio());
        }
        if (node.offset() != null) {
            out.append(" OFFSET ");
            exprs.print(node.offset());
        }
    }

    private void join(Join node) {
        print(node.left());
        out.append(' ');
        if (node.strictness() != JoinStrictness.DEFAULT) {
            out.append(node.strictness()).append(' ');
        }
        out.append(node.kind()).append(" JOIN ");
        if (node.right() instanceof Join) {
            within(node.right(), true);
        } else {
            print(node.right());
        }
        JoinConstraint constraint = node.kind() == JoinKind.CROSS ? null : node.constraint();
        switch (constraint) {
            case null -> {}
            case JoinConstraint.On on -> {
                out.append(" ON ");
                exprs.print(on.condition());
            }
            case JoinConstraint.Using using -> {
                out.append(" USING (");
                queries.names(using.columns());
                out.append(')');
            }
        }
    }
}

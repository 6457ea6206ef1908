package dev.hedgerow.hogql.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new tree out of an old one, visiting everything.
 *
 * <p>A rewriter overrides {@link #rewrite(Expr)}, {@link #rewrite(Relation)} or {@link
 * #rewrite(Query)}, answers the nodes it cares for, and hands the others to {@link
 * #rewriteChildren}. Every node below passes through these three, whatever part of a query it
 * stands in; not going down has to be written.
 */
public abstract class TreeRewriter {
    /** What takes the place of an expression. */
    public Expr rewrite(Expr expr) {
        return rewriteChildren(expr);
    }

    /** What takes the place of a relation. */
    public Relation rewrite(Relation relation) {
        return rewriteChildren(relation);
    }

    /** What takes the place of a query. */
    public Query rewrite(Query query) {
        return rewriteChildren(query);
    }

    /** The same expression over rewritten children. */
    public final Expr rewriteChildren(Expr expr) {
        return switch (expr) {
            case Constant node -> node;
            case Field node -> node;
            case ColumnsMatching node -> node;
            case Star node ->
                    new Star(
                            node.qualifier(),
                            node.excluded(),
                            each(node.replaced(), this::alias),
                            node.span());
            case Alias node -> alias(node);
            case And node -> new And(all(node.operands()), node.span());
            case Or node -> new Or(all(node.operands()), node.span());
            case Not node -> new Not(rewrite(node.expr()), node.span());
            case Negate node -> new Negate(rewrite(node.expr()), node.span());
            case Arithmetic node ->
                    new Arithmetic(
                            node.op(), rewrite(node.left()), rewrite(node.right()), node.span());
            case Compare node ->
                    new Compare(
                            node.op(), rewrite(node.left()), rewrite(node.right()), node.span());
            case Between node ->
                    new Between(
                            rewrite(node.expr()),
                            rewrite(node.low()),
                            rewrite(node.high()),
                            node.negated(),
                            node.span());
            case IsNull node -> new IsNull(rewrite(node.expr()), node.negated(), node.span());
            case Case node -> rewriteCase(node);
            case Call node -> call(node);
            case WindowCall node -> windowCall(node);
            case Lambda node -> new Lambda(node.parameters(), rewrite(node.body()), node.span());
            case ArrayLiteral node -> new ArrayLiteral(all(node.items()), node.span());
            case TupleLiteral node -> tuple(node);
            case DictLiteral node ->
                    new DictLiteral(each(node.entries(), this::entry), node.span());
            case ArrayAccess node ->
                    new ArrayAccess(
                            rewrite(node.array()),
                            rewrite(node.index()),
                            node.nullish(),
                            node.span());
            case TupleAccess node ->
                    new TupleAccess(
                            rewrite(node.tuple()), node.index(), node.nullish(), node.span());
            case TypeCast node ->
                    new TypeCast(rewrite(node.expr()), node.type(), node.lenient(), node.span());
            case Placeholder node -> new Placeholder(rewrite(node.expr()), node.span());
            case HogqlxTag node ->
                    new HogqlxTag(
                            node.kind(), each(node.attributes(), this::attribute), node.span());
            case Subquery node -> new Subquery(rewrite(node.query()), node.span());
        };
    }

    /** The same relation over rewritten children. */
    public final Relation rewriteChildren(Relation relation) {
        return parts().relation(relation);
    }

    /** The same query over rewritten children. */
    public final Query rewriteChildren(Query query) {
        return switch (query) {
            case SelectQuery node -> parts().select(node);
            case SelectSetQuery node ->
                    new SelectSetQuery(
                            rewrite(node.first()),
                            each(
                                    node.arms(),
                                    arm ->
                                            new SelectSetQuery.Arm(
                                                    arm.operator(),
                                                    rewrite(arm.query()),
                                                    arm.span())),
                            node.span());
        };
    }

    final List<Expr> all(List<Expr> exprs) {
        return each(exprs, this::rewrite);
    }

    final @Nullable Expr optional(@Nullable Expr expr) {
        return expr == null ? null : rewrite(expr);
    }

    static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
        if (items.isEmpty()) {
            return items;
        }
        List<T> changed = new ArrayList<>(items.size());
        for (T item : items) {
            changed.add(change.apply(item));
        }
        return List.copyOf(changed);
    }

    /**
     * A tuple where only a tuple can stand, such as a grouping set: its items are rewritten, not
     * it.
     */
    final TupleLiteral tuple(TupleLiteral node) {
        return new TupleLiteral(all(node.items()), node.span());
    }

    private Alias alias(Alias node) {
        return new Alias(rewrite(node.expr()), node.name(), node.span());
    }

    private Call call(Call node) {
        return new Call(
                node.name(),
                all(node.params()),
                all(node.args()),
                node.distinct(),
                optional(node.filter()),
                node.span());
    }

    /** The call of a window call keeps being one: its arguments are rewritten, not it. */
    private WindowCall windowCall(WindowCall node) {
        WindowSpec window = node.window();
        return new WindowCall(
                call(node.call()),
                window == null ? null : parts().window(window),
                node.windowName(),
                node.span());
    }

    private Case rewriteCase(Case node) {
        return new Case(
                optional(node.operand()),
                each(
                        node.whens(),
                        when ->
                                new Case.When(
                                        rewrite(when.condition()),
                                        rewrite(when.result()),
                                        when.span())),
                optional(node.otherwise()),
                node.span());
    }

    private DictLiteral.Entry entry(DictLiteral.Entry entry) {
        return new DictLiteral.Entry(rewrite(entry.key()), rewrite(entry.value()), entry.span());
    }

    private HogqlxTag.Attribute attribute(HogqlxTag.Attribute attribute) {
        return new HogqlxTag.Attribute(
                attribute.name(), rewrite(attribute.value()), attribute.span());
    }

    private QueryParts parts() {
        return new QueryParts(this);
    }
}

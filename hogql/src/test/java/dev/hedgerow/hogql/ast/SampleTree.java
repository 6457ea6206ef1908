package dev.hedgerow.hogql.ast;

import dev.hedgerow.hogql.ast.JoinConstraint.On;
import dev.hedgerow.hogql.ast.JoinConstraint.Using;
import java.util.List;

/**
 * One query that holds every type of node; each leaf expression is a field with a name of its own.
 */
final class SampleTree {
    private static final Span NONE = Span.NONE;
    private int fields;

    static SelectSetQuery query() {
        return new SampleTree().setQuery();
    }

    private SelectSetQuery setQuery() {
        return new SelectSetQuery(
                select(),
                List.of(new SelectSetQuery.Arm(SetOperator.UNION_ALL, small(), NONE)),
                NONE);
    }

    private SelectQuery select() {
        return SelectQuery.builder()
                .ctes(
                        List.of(
                                new Cte(Cte.Form.SUBQUERY, "t", new Subquery(small(), NONE), NONE),
                                new Cte(Cte.Form.COLUMN, "c", field(), NONE)))
                .distinct(true)
                .columns(columns())
                .from(from())
                .arrayJoin(new ArrayJoin(true, List.of(field()), NONE))
                .prewhere(field())
                .where(field())
                .groupBy(
                        new GroupBy(
                                GroupBy.Mode.GROUPING_SETS,
                                List.of(field()),
                                List.of(new TupleLiteral(List.of(field()), NONE)),
                                true,
                                NONE))
                .having(field())
                .qualify(field())
                .windows(List.of(new NamedWindow("w", window(), NONE)))
                .orderBy(List.of(order()))
                .limitBy(new LimitBy(field(), field(), List.of(field()), NONE))
                .limit(field())
                .offset(field())
                .withTies(true)
                .settings(List.of(new Setting("s", Constant.of(1), NONE)))
                .build();
    }

    private List<Expr> columns() {
        return List.of(
                new Alias(field(), "a", NONE),
                new And(List.of(field(), field()), NONE),
                new Or(List.of(field(), field()), NONE),
                new Not(field(), NONE),
                new Negate(field(), NONE),
                new Arithmetic(ArithmeticOp.ADD, field(), field(), NONE),
                new Compare(CompareOp.EQUAL, field(), field(), NONE),
                new Between(field(), field(), field(), false, NONE),
                new IsNull(field(), true, NONE),
                new Case(field(), List.of(new Case.When(field(), field(), NONE)), field(), NONE),
                new WindowCall(Call.of("rank", field()), window(), null, NONE),
                new Call("quantileIf", List.of(field()), List.of(field()), true, field(), NONE),
                new Lambda(List.of("x"), field(), NONE),
                new ArrayLiteral(List.of(field()), NONE),
                new TupleLiteral(List.of(field()), NONE),
                new DictLiteral(List.of(new DictLiteral.Entry(field(), field(), NONE)), NONE),
                new ArrayAccess(field(), field(), true, NONE),
                new TupleAccess(field(), 1, false, NONE),
                new TypeCast(field(), "String", false, NONE),
                new Placeholder(field(), NONE),
                new HogqlxTag("a", List.of(new HogqlxTag.Attribute("b", field(), NONE)), NONE),
                new Subquery(small(), NONE),
                new Star(List.of("t"), List.of("x"), List.of(new Alias(field(), "y", NONE)), NONE),
                new ColumnsMatching("^a", NONE),
                Constant.of("text"));
    }

    private Relation from() {
        Relation sampled =
                new SampledRelation(
                        new AliasedRelation(TableName.of("events"), "e", NONE),
                        true,
                        field(),
                        field(),
                        NONE);
        Relation first =
                new Join(
                        sampled,
                        JoinKind.LEFT,
                        JoinStrictness.ASOF,
                        new SubqueryRelation(small(), NONE),
                        new On(field(), NONE),
                        NONE);
        Relation second =
                new Join(
                        first,
                        JoinKind.INNER,
                        JoinStrictness.DEFAULT,
                        new TableFunction("numbers", List.of(field()), NONE),
                        new Using(List.of("id"), NONE),
                        NONE);
        return new Join(
                second,
                JoinKind.CROSS,
                JoinStrictness.DEFAULT,
                new ExprRelation(new Placeholder(field(), NONE), NONE),
                null,
                NONE);
    }

    private WindowSpec window() {
        FrameBound start = new FrameBound(FrameBound.Kind.PRECEDING, field(), NONE);
        FrameBound end = new FrameBound(FrameBound.Kind.CURRENT_ROW, null, NONE);
        return new WindowSpec(
                List.of(field()),
                List.of(order()),
                new WindowFrame(WindowFrame.Unit.ROWS, start, end, NONE),
                NONE);
    }

    private OrderItem order() {
        return new OrderItem(
                field(),
                OrderItem.Direction.DESCENDING,
                OrderItem.Nulls.LAST,
                new OrderItem.Fill(field(), field(), field(), NONE),
                NONE);
    }

    private SelectQuery small() {
        return SelectQuery.builder().columns(field()).build();
    }

    private Field field() {
        fields++;
        return Field.of("f" + fields);
    }
}

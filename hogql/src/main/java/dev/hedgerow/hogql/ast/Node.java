package dev.hedgerow.hogql.ast;

import java.util.List;

/** Any part of the tree. Immutable; equality ignores spans. */
public sealed interface Node
        permits Expr,
                Query,
                Relation,
                JoinConstraint,
                ArrayJoin,
                Case.When,
                Cte,
                DictLiteral.Entry,
                FrameBound,
                GroupBy,
                HogqlxTag.Attribute,
                LimitBy,
                NamedWindow,
                OrderItem,
                OrderItem.Fill,
                SelectSetQuery.Arm,
                Setting,
                WindowFrame,
                WindowSpec {
    /** Where the node stands in the text; {@link Span#NONE} when it was made by a planner. */
    Span span();

    /** The nodes directly below, in reading order. */
    List<Node> children();
}

package dev.hedgerow.hogql.ast;

/**
 * An expression.
 *
 * <p>Some spellings have no node of their own, as they mean a call: {@code a ? b : c} is {@code
 * if(a, b, c)}, {@code a ?? b} is {@code ifNull(a, b)}, {@code a || b} and {@code f'…'} are {@code
 * concat(…)}, {@code INTERVAL 1 DAY} is {@code toIntervalDay(1)}, {@code DATE '…'} is {@code
 * toDate('…')}.
 */
public sealed interface Expr extends Node
        permits Alias,
                And,
                Arithmetic,
                ArrayAccess,
                ArrayLiteral,
                Between,
                Call,
                Case,
                ColumnsMatching,
                Compare,
                Constant,
                DictLiteral,
                Field,
                HogqlxTag,
                IsNull,
                Lambda,
                Negate,
                Not,
                Or,
                Placeholder,
                Star,
                Subquery,
                TupleAccess,
                TupleLiteral,
                TypeCast,
                WindowCall {}

package dev.hedgerow.hogql.ast;

/** What can stand in FROM: a table, a table function, a subquery, or a join of such. */
public sealed interface Relation extends Node
        permits AliasedRelation,
                ExprRelation,
                Join,
                SampledRelation,
                SubqueryRelation,
                TableFunction,
                TableName {}

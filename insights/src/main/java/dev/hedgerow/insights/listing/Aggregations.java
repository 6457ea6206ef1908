package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.hogql.ast.WindowCall;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.FunctionTable;

/** Tells which expressions are of many rows. */
public final class Aggregations {
    private Aggregations() {}

    /** Whether an aggregate is called, in subqueries and windows aside. */
    public static boolean in(Expr expr) {
        boolean[] found = {false};
        TreeWalker.walkWhile(
                expr,
                node -> {
                    found[0] |= node instanceof Call call && isAggregate(call);
                    return !found[0] && !(node instanceof Query) && !(node instanceof WindowCall);
                });
        return found[0];
    }

    private static boolean isAggregate(Call call) {
        return FunctionTable.standard()
                .find(call.name())
                .map(FunctionSignature::isAggregate)
                .orElse(false);
    }
}

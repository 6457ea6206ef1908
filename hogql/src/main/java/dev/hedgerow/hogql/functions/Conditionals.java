package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;

/** Choices and nulls. */
final class Conditionals {
    private Conditionals() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("if")
                .args(3)
                .anyCase()
                .takes(Takes.CONDITION, Takes.ANY)
                .returns(ResultRule.commonFrom(2))
                .duckdb("CASE WHEN $1 THEN $2 ELSE $3 END")
                .doc("One of two values, by a condition.")
                .add(out);
        scalar("multiIf")
                .args(3, FunctionSignature.MANY)
                .returns(Conditionals::choiceType)
                .duckdb(Conditionals::choice)
                .doc("The value after the first condition that holds, else the last.")
                .add(out);
        scalar("coalesce")
                .args(1, FunctionSignature.MANY)
                .anyCase()
                .returns(Conditionals::firstNotNull)
                .duckdb("coalesce($*)")
                .doc("The first argument that is not null.")
                .add(out);
        scalar("ifNull")
                .args(2)
                .anyCase()
                .returns(Conditionals::ifNotNull)
                .duckdb(site ->
                        isNeverNull(site.types())
                                ? site.arg(1)
                                : Sql.of("coalesce($1, $2)", site.arg(1), site.arg(2)))
                .doc("The first argument, or the second where it is null; lists never are.")
                .add(out);
        scalar("nullIf")
                .args(2)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .maybeNull()
                .duckdb("nullif($1, $2)")
                .doc("The first argument, or null where it equals the second.")
                .add(out);
        scalar("isNull")
                .args(1)
                .anyCase()
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("($1 IS NULL)")
                .doc("Whether the argument is null.")
                .add(out);
        scalar("isNotNull")
                .args(1)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("($1 IS NOT NULL)")
                .doc("Whether the argument is not null.")
                .add(out);
        scalar("assumeNotNull")
                .args(1)
                .returns(ResultRule.sameAs(1))
                .neverNull()
                .duckdb("$1")
                .doc("The argument, taken as never null.")
                .add(out);
        scalar("toNullable")
                .args(1)
                .returns(ResultRule.sameAs(1))
                .maybeNull()
                .duckdb("$1")
                .doc("The argument, taken as possibly null.")
                .add(out);
        scalar("isZeroOrNull")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("coalesce($1 = 0, true)")
                .doc("Whether the argument is 0 or null.")
                .add(out);
        scalar("indexHint")
                .args(1)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("true")
                .doc("True; the condition is ignored.")
                .add(out);
        scalar("transform")
                .args(3, 4)
                .returns(Conditionals::transformedType)
                .duckdb(Conditionals::transformed)
                .doc("The value at the same place of a second array, else the default or itself.")
                .add(out);
    }

    private static HogqlType ifNotNull(CallTypes call) {
        return isNeverNull(call) ? call.type(1) : firstNotNull(call);
    }

    /** ClickHouse has no null lists, so that it lets anything stand in for one. */
    private static boolean isNeverNull(CallTypes call) {
        return isList(call.type(1)) && (!call.type(1).nullable() || !isList(call.type(2)));
    }

    private static boolean isList(HogqlType type) {
        return type instanceof HogqlType.Array || type instanceof HogqlType.Tuple;
    }

    private static HogqlType firstNotNull(CallTypes call) {
        boolean allNullable = call.types().stream().allMatch(HogqlType::nullable);
        return Types.common(call.types()).withNullable(allNullable);
    }

    private static HogqlType transformedType(CallTypes call) {
        HogqlType values = Types.elementOf(call.type(3));
        return Types.common(values, call.type(call.size() == 4 ? 4 : 1));
    }

    private static Sql transformed(CallSite site) {
        Sql needle =
                Comparisons.against(
                        site.arg(1), site.type(1), Types.elementOf(site.type(2)), site.clock());
        return Sql.of(
                "CASE WHEN list_contains($2, $1) THEN $3[list_position($2, $1)] ELSE $4 END",
                needle,
                site.arg(2),
                site.arg(3),
                site.size() == 4 ? site.arg(4) : site.arg(1));
    }

    private static HogqlType choiceType(CallTypes call) {
        List<HogqlType> results = new ArrayList<>();
        for (int i = 2; i <= call.size(); i += 2) {
            results.add(call.type(i));
        }
        if (call.size() % 2 == 1) {
            results.add(call.type(call.size()));
        }
        return Types.common(results);
    }

    private static Sql choice(CallSite site) {
        Sql result = site.arg(site.size());
        for (int i = site.size() - 2; i >= 1; i -= 2) {
            result =
                    Sql.of(
                            "CASE WHEN $1 THEN $2 ELSE $3 END",
                            site.take(i, Takes.CONDITION),
                            site.arg(i + 1),
                            result);
        }
        return result;
    }
}

package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * Comparison and truth: what the operators mean, by the names ClickHouse gives them.
 *
 * <p>Null takes part as PostHog has it ({@code null = null} is true, an order with null is false, a
 * pattern matches null only if it is null itself). In a filter, where null counts as false anyway,
 * the plain operators are left to the engine.
 */
final class Operators {
    private Operators() {}

    static void addTo(List<FunctionSignature> out) {
        comparison("equals")
                .duckdb(Operators::equal)
                .doc("Whether two values are equal; null equals null.")
                .add(out);
        comparison("notEquals")
                .duckdb(Operators::notEqual)
                .doc("Whether two values differ; null differs from all else.")
                .add(out);
        comparison("less")
                .duckdb(site -> ordered(site, "($1 < $2)"))
                .doc("Whether a value is less than another.")
                .add(out);
        comparison("lessOrEquals")
                .duckdb(site -> ordered(site, "($1 <= $2)"))
                .doc("Whether a value is at most another.")
                .add(out);
        comparison("greater")
                .duckdb(site -> ordered(site, "($1 > $2)"))
                .doc("Whether a value is more than another.")
                .add(out);
        comparison("greaterOrEquals")
                .duckdb(site -> ordered(site, "($1 >= $2)"))
                .doc("Whether a value is at least another.")
                .add(out);
        patterns(out);
        expansion("and", "{a1} AND {a2}", "Whether all conditions hold.", out);
        expansion("or", "{a1} OR {a2}", "Whether one of the conditions holds.", out);
        scalar("in")
                .args(2)
                .expandsTo("{a1} IN {a2}")
                .doc("Whether a value is among others, or in the rows of a query.")
                .add(out);
        scalar("notIn")
                .args(2)
                .expandsTo("{a1} NOT IN {a2}")
                .doc("Whether a value is not among others.")
                .add(out);
        scalar("inCohort")
                .args(1)
                .expandsTo("person_id IN COHORT {a1}")
                .doc("Whether the person is in a cohort, by its number or name.")
                .add(out);
        scalar("not")
                .args(1)
                .anyCase()
                .takes(Takes.CONDITION)
                .returns(Types.BOOLEAN)
                .duckdb("(NOT $1)")
                .doc("The opposite of a condition.")
                .add(out);
        scalar("xor")
                .args(2, FunctionSignature.MANY)
                .takes(Takes.CONDITION)
                .returns(Types.BOOLEAN)
                .duckdb(site ->
                        site.args().stream()
                                .reduce((a, b) -> Sql.of("($1 <> $2)", a, b))
                                .orElse(Sql.NULL))
                .doc("Whether an odd number of conditions holds.")
                .add(out);
    }

    private static void patterns(List<FunctionSignature> out) {
        pattern("like")
                .duckdb(site -> matched(site, like(site), false))
                .doc("Whether text matches a pattern with % and _.")
                .add(out);
        pattern("notLike")
                .duckdb(site -> matched(site, like(site), true))
                .doc("Whether text does not match a pattern.")
                .add(out);
        pattern("ilike")
                .duckdb(site -> matched(site, ilike(site), false))
                .doc("As like, in any case of letters.")
                .add(out);
        pattern("notILike")
                .duckdb(site -> matched(site, ilike(site), true))
                .doc("As notLike, in any case of letters.")
                .add(out);
        pattern("match")
                .duckdb(site -> matched(site, regex(site), false))
                .doc("Whether a regular expression occurs in text.")
                .add(out);
        pattern("notMatch")
                .duckdb(site -> matched(site, regex(site), true))
                .doc("Whether a regular expression does not occur.")
                .add(out);
        pattern("imatch")
                .duckdb(site -> matched(site, iregex(site), false))
                .doc("As match, in any case of letters.")
                .add(out);
        pattern("notIMatch")
                .duckdb(site -> matched(site, iregex(site), true))
                .doc("As notMatch, in any case of letters.")
                .add(out);
    }

    /** Resolved before the table is asked; here for its count of arguments and its sentence. */
    private static void expansion(
            String name, String hogql, String doc, List<FunctionSignature> out) {
        scalar(name).args(2, FunctionSignature.MANY).expandsTo(hogql).doc(doc).add(out);
    }

    private static FunctionBuilder comparison(String name) {
        return scalar(name).args(2).returns(ResultRule.exactly(Types.BOOLEAN));
    }

    private static FunctionBuilder pattern(String name) {
        return comparison(name).takes(Takes.STRING);
    }

    private static Sql equal(CallSite site) {
        HogqlType left = site.type(1);
        HogqlType right = site.type(2);
        if (left.isNull() || right.isNull()) {
            return Sql.of("($1 IS NULL)", left.isNull() ? site.arg(2) : site.arg(1));
        }
        Comparisons.Pair pair = Comparisons.pair(site);
        if (left.nullable() && right.nullable() && !site.inJoin()) {
            return Sql.of("($1 IS NOT DISTINCT FROM $2)", pair.left(), pair.right());
        }
        return falseForNull(site, Sql.of("($1 = $2)", pair.left(), pair.right()));
    }

    private static Sql notEqual(CallSite site) {
        HogqlType left = site.type(1);
        HogqlType right = site.type(2);
        if (left.isNull() || right.isNull()) {
            return Sql.of("($1 IS NOT NULL)", left.isNull() ? site.arg(2) : site.arg(1));
        }
        Comparisons.Pair pair = Comparisons.pair(site);
        boolean plain = !left.nullable() && !right.nullable() && !coerced(site, pair);
        return plain
                ? Sql.of("($1 <> $2)", pair.left(), pair.right())
                : Sql.of("($1 IS DISTINCT FROM $2)", pair.left(), pair.right());
    }

    private static Sql ordered(CallSite site, @CompileTimeText String template) {
        if (site.type(1).isNull() || site.type(2).isNull()) {
            return Sql.value(false);
        }
        Comparisons.Pair pair = Comparisons.pair(site);
        Sql condition = Sql.of(template, pair.left(), pair.right());
        return isNested(site.type(1)) || isNested(site.type(2))
                ? Sql.of("coalesce($1, false)", condition)
                : falseForNull(site, condition);
    }

    /**
     * Whether values have parts. DuckDB makes one BETWEEN of two plain comparisons in a filter, and
     * then cannot run it for such values.
     */
    private static boolean isNested(HogqlType type) {
        return type.isArray() || type instanceof HogqlType.Tuple;
    }

    /** A text that is no number, time or UUID becomes null when it is compared to one. */
    private static boolean coerced(CallSite site, Comparisons.Pair pair) {
        return !pair.left().equals(site.arg(1)) || !pair.right().equals(site.arg(2));
    }

    private static Sql falseForNull(CallSite site, Sql condition) {
        boolean canBeNull =
                site.types().anyNullable() || site.type(1).isString() != site.type(2).isString();
        return canBeNull && !site.inFilter() ? Sql.of("coalesce($1, false)", condition) : condition;
    }

    private static Sql matched(CallSite site, Sql condition, boolean negated) {
        HogqlType left = site.type(1);
        HogqlType right = site.type(2);
        if (left.isNull() || right.isNull()) {
            Sql bothNull = Sql.of("($1 IS NULL AND $2 IS NULL)", site.arg(1), site.arg(2));
            return negated ? Sql.of("(NOT $1)", bothNull) : bothNull;
        }
        Sql matched;
        if (left.nullable() && right.nullable()) {
            matched =
                    Sql.of(
                            "coalesce($1, $2 IS NULL AND $3 IS NULL)",
                            condition,
                            site.arg(1),
                            site.arg(2));
        } else if (left.nullable() || right.nullable()) {
            matched =
                    site.inFilter() && !negated
                            ? condition
                            : Sql.of("coalesce($1, false)", condition);
        } else {
            matched = condition;
        }
        return negated ? Sql.of("(NOT $1)", matched) : matched;
    }

    private static Sql like(CallSite site) {
        return escapes(site)
                ? Sql.of("($1 LIKE $2 ESCAPE '\\')", site.arg(1), site.arg(2))
                : Sql.of("($1 LIKE $2)", site.arg(1), site.arg(2));
    }

    private static Sql ilike(CallSite site) {
        return escapes(site)
                ? Sql.of("($1 ILIKE $2 ESCAPE '\\')", site.arg(1), site.arg(2))
                : Sql.of("($1 ILIKE $2)", site.arg(1), site.arg(2));
    }

    /** The engine is faster without ESCAPE, and a literal pattern tells whether it is needed. */
    private static boolean escapes(CallSite site) {
        return site.types().text(2).map(pattern -> pattern.contains("\\")).orElse(true);
    }

    private static Sql regex(CallSite site) {
        return Sql.of("regexp_matches($1, $2, 's')", site.arg(1), site.arg(2));
    }

    private static Sql iregex(CallSite site) {
        return Sql.of("regexp_matches($1, $2, 'is')", site.arg(1), site.arg(2));
    }
}

package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * JSON text. Paths are given as further arguments: keys as text, places in arrays as numbers from 1
 * (negative: from the end). Where there is nothing of the asked type, the type's default comes out.
 */
final class JsonFunctions {
    /** Of numbers, numbers in text and truth values; fractions are cut off. */
    private static final String WHOLE_NUMBER =
            "CASE WHEN regexp_full_match($1 ->> '$$', '-?[0-9]+') THEN TRY_CAST($1 ->> '$$' AS HUGEINT)"
                    + " WHEN json_type($1) = 'BOOLEAN' THEN CAST($1 ->> '$$' = 'true' AS HUGEINT)"
                    + " ELSE TRY_CAST(trunc(TRY_CAST($1 ->> '$$' AS DOUBLE)) AS HUGEINT) END";

    private JsonFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        asking(out);
        extracting(out);
        scalar("toJSONString")
                .args(1)
                .returns(ResultRule.exactly(Types.STRING))
                .duckdb(site ->
                        Sql.of(
                                "coalesce(CAST(to_json($1) AS VARCHAR), 'null')",
                                site.type(1).isDateTime()
                                        ? site.take(1, Takes.STRING)
                                        : site.arg(1)))
                .doc("The value as JSON.")
                .add(out);
        scalar("JSON_VALUE")
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("coalesce(TRY(json_extract_string(TRY_CAST($1 AS JSON), $2)), '')")
                .doc("The value at a JSONPath, as text.")
                .add(out);
        scalar("JSONExtractKeysAndValues")
                .args(2, FunctionSignature.MANY)
                .returns(call -> Types.arrayOf(Types.tupleOf(Types.STRING, namedType(call))))
                .duckdb(JsonFunctions::keysAndValues)
                .doc(
                        "The keys of an object with their values as the type that the last argument names.")
                .add(out);
        scalar("JSONExtractKey")
                .args(2, FunctionSignature.MANY)
                .returns(ResultRule.exactly(Types.STRING))
                .duckdb(site ->
                        Sql.of(
                                "coalesce(json_keys($1)[$2], '')",
                                part(site, site.size() - 1),
                                site.arg(site.size())))
                .doc("The key at a place, from 1.")
                .add(out);
    }

    private static void asking(List<FunctionSignature> out) {
        scalar("isValidJSON")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.BOOLEAN)
                .duckdb(
                        "coalesce(json_valid($1) AND NOT regexp_matches(regexp_replace($1, '\"(\\\\.|[^\"\\\\])*\"', '', 'g'),"
                                + " ',\\s*[]}]'), false)") // The engine lets a comma stand before
                // the end.
                .doc("Whether the text is JSON.")
                .add(out);
        at("JSONHas", "($1 IS NOT NULL)", Types.BOOLEAN, "Whether there is anything.", out);
        at(
                "JSONLength",
                "coalesce(CASE json_type($1) WHEN 'ARRAY' THEN json_array_length($1)"
                        + " WHEN 'OBJECT' THEN len(json_keys($1)) END, 0)",
                Types.UINT64,
                "The number of elements or keys.",
                out);
        at(
                "JSONArrayLength",
                "CASE json_type($1) WHEN 'ARRAY' THEN json_array_length($1) END",
                Types.UINT64.orNull(),
                "The number of elements; null when there is no array.",
                out);
        at(
                "JSONType",
                "coalesce(CASE json_type($1) WHEN 'VARCHAR' THEN 'String' WHEN 'BIGINT' THEN 'Int64'"
                        + " WHEN 'UBIGINT' THEN CASE WHEN TRY_CAST($1 AS BIGINT) IS NULL THEN 'UInt64' ELSE 'Int64' END WHEN 'DOUBLE' THEN 'Double' WHEN 'BOOLEAN' THEN 'Bool'"
                        + " WHEN 'ARRAY' THEN 'Array' WHEN 'OBJECT' THEN 'Object' END, 'Null')",
                Types.STRING,
                "The type, by ClickHouse's name.",
                out);
    }

    private static void extracting(List<FunctionSignature> out) {
        at(
                "JSONExtractString",
                "coalesce(CASE WHEN json_type($1) = 'VARCHAR' THEN $1 ->> '$$' END, '')",
                Types.STRING,
                "The text; empty when there is none.",
                out);
        at(
                "JSONExtractInt",
                "coalesce(TRY_CAST(" + WHOLE_NUMBER + " AS BIGINT), 0)",
                Types.INT64,
                "The whole number, fractions cut off; 0 when there is none.",
                out);
        at(
                "JSONExtractUInt",
                "coalesce(TRY_CAST(" + WHOLE_NUMBER + " AS UBIGINT), 0)",
                Types.UINT64,
                "The whole number, fractions cut off; 0 when there is none or a negative one.",
                out);
        at(
                "JSONExtractFloat",
                "coalesce(TRY_CAST($1 ->> '$$' AS DOUBLE), 0)",
                Types.FLOAT64,
                "The number; 0 when there is none.",
                out);
        at(
                "JSONExtractBool",
                "coalesce(CASE json_type($1) WHEN 'BOOLEAN' THEN $1 ->> '$$' = 'true' WHEN 'BIGINT' THEN true WHEN 'UBIGINT' THEN $1 ->> '$$' <> '0' END, false)",
                Types.BOOLEAN,
                "The truth value; false when there is none.",
                out);
        at(
                "JSONExtractRaw",
                "coalesce(CAST($1 AS VARCHAR), '')",
                Types.STRING,
                "The JSON itself; empty when there is none.",
                out);
        at(
                "JSONExtractArrayRaw",
                "coalesce(list_transform(CAST(CASE WHEN json_type($1) = 'ARRAY' THEN $1 END AS JSON[]),"
                        + " lambda v: CAST(v AS VARCHAR)), [])",
                Types.arrayOf(Types.STRING),
                "The elements as JSON.",
                out);
        at(
                "JSONExtractKeys",
                "coalesce(json_keys($1), [])",
                Types.arrayOf(Types.STRING),
                "The keys of an object.",
                out);
        at(
                "JSONExtractKeysAndValuesRaw",
                "coalesce(list_transform(json_keys($1), lambda k: row(k, CAST(json_extract($1, '$$.\"' || k || '\"')"
                        + " AS VARCHAR))), [])",
                Types.arrayOf(Types.tupleOf(Types.STRING, Types.STRING)),
                "The keys of an object with their values as JSON.",
                out);
        typed(out);
    }

    /** {@code JSONExtract(json, path…, 'Type')}. */
    private static void typed(List<FunctionSignature> out) {
        scalar("JSONExtract")
                .args(2, FunctionSignature.MANY)
                .returns(JsonFunctions::namedType)
                .duckdb(JsonFunctions::extractNamed)
                .doc("The value as the ClickHouse type that the last argument names.")
                .add(out);
    }

    private static JsonTypes.Named named(CallTypes call) {
        return JsonTypes.parse(call.text(call.size()).orElse(""));
    }

    private static HogqlType namedType(CallTypes call) {
        return named(call).type();
    }

    private static Sql extractNamed(CallSite site) {
        return JsonTypes.read(part(site, site.size() - 1), named(site.types()));
    }

    private static Sql keysAndValues(CallSite site) {
        Sql value = Sql.of("json_extract(o, '$$.\"' || k || '\"')");
        return Sql.of(
                "coalesce(list_transform([$1], lambda o: list_transform(json_keys(o), lambda k: row(k, $2)))[1], [])",
                part(site, site.size() - 1),
                JsonTypes.read(value, named(site.types())));
    }

    private static void at(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1, FunctionSignature.MANY)
                .returns(ResultRule.exactly(type))
                .duckdb(site -> Sql.of(template, part(site, site.size())))
                .doc(doc)
                .add(out);
    }

    /** The part of the first argument that the next ones, up to the given place, lead to. */
    private static Sql part(CallSite site, int last) {
        Sql part = Sql.of("TRY_CAST($1 AS JSON)", site.take(1, Takes.STRING));
        for (int i = 2; i <= last; i++) {
            part =
                    site.type(i).isNumeric()
                            ? Sql.of(
                                    "json_extract($1, '$$[' || CASE WHEN $2 < 0 THEN '#' || $2 ELSE CAST($2 - 1 AS VARCHAR)"
                                            + " END || ']')",
                                    part,
                                    site.arg(i))
                            : Sql.of(
                                    "json_extract($1, '$$.\"' || replace($2, '\"', '\\\"') || '\"')",
                                    part,
                                    site.arg(i));
        }
        return part;
    }
}

package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * Looking for text in text, replacing it and splitting at it. Patterns are RE2's, as ClickHouse's.
 */
final class SearchFunctions {
    /** Nothing is found, nor not found, in a text that is missing. */
    private static final String IN_TEXT = "CASE WHEN $1 IS NULL THEN NULL ELSE ";

    private static final String FIRST_INDEX =
            IN_TEXT
                    + "coalesce(list_position(list_transform($2, lambda n: contains($1, n)), true), 0) END";
    private static final String FIRST_POSITION =
            IN_TEXT
                    + "coalesce(list_min(list_filter(list_transform($2, lambda n: strpos($1, n)), lambda p: p > 0)), 0) END";
    private static final String ALL_POSITIONS = "list_transform($2, lambda n: strpos($1, n))";

    private SearchFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        predicates(out);
        positions(out);
        several(out);
        replacing(out);
        others(out);
    }

    private static void predicates(List<FunctionSignature> out) {
        test("startsWith", "starts_with($1, $2)", "Whether the text starts with another.", out);
        test("endsWith", "suffix($1, $2)", "Whether the text ends with another.", out);
        for (String name : List.of("hasToken", "hasTokenOrNull")) {
            test(
                    name,
                    "list_contains(regexp_split_to_array($1, '[^a-zA-Z0-9]+'), $2)",
                    "Whether a word occurs in the text.",
                    out);
        }
        for (String name : List.of("hasTokenCaseInsensitive", "hasTokenCaseInsensitiveOrNull")) {
            test(
                    name,
                    "list_contains(regexp_split_to_array(lower($1), '[^a-z0-9]+'), lower($2))",
                    "Whether a word occurs in the text, in any case.",
                    out);
        }
        tokens("hasAllTokens", "list_has_all($1, $2)", "Whether all words occur in the text.", out);
        tokens(
                "hasAnyTokens",
                "list_has_any($1, $2)",
                "Whether any of the words occurs in the text.",
                out);
        for (String name : List.of("hasSubsequence", "hasSubsequenceUTF8")) {
            test(
                    name,
                    "regexp_matches($1, array_to_string(list_transform(string_split($2, ''),"
                            + " lambda c: regexp_escape(c)), '.*'), 's')",
                    "Whether the other text's characters occur in this order.",
                    out);
        }
        for (String name :
                List.of("hasSubsequenceCaseInsensitive", "hasSubsequenceCaseInsensitiveUTF8")) {
            test(
                    name,
                    "regexp_matches(lower($1), array_to_string(list_transform(string_split(lower($2), ''),"
                            + " lambda c: regexp_escape(c)), '.*'), 's')",
                    "Whether the other text's characters occur in this order, in any case.",
                    out);
        }
    }

    /** The words are an array, or a text of several. */
    private static void tokens(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.STRING, Takes.ANY)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(site ->
                        Sql.of(
                                "coalesce($1, false)",
                                Sql.of(
                                        template,
                                        words(site.arg(1)),
                                        site.type(2).isArray()
                                                ? site.arg(2)
                                                : words(site.take(2, Takes.STRING)))))
                .doc(doc)
                .add(out);
    }

    private static Sql words(Sql text) {
        return Sql.of(
                "list_filter(regexp_split_to_array($1, '[^a-zA-Z0-9]+'), lambda w: w <> '')", text);
    }

    private static void positions(List<FunctionSignature> out) {
        for (String name : List.of("position", "positionUTF8")) {
            position(name, "$1", out);
        }
        scalar("locate")
                .args(2, 3)
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.UINT64)
                .duckdb(site -> place(site, site.arg(2), site.arg(1)))
                .doc("Where the first text occurs in the second, from 1; 0 where it does not.")
                .add(out);
        for (String name : List.of("positionCaseInsensitive", "positionCaseInsensitiveUTF8")) {
            position(name, "lower($1)", out);
        }
        substrings("countSubstrings", "$1", out);
        substrings("countSubstringsCaseInsensitive", "lower($1)", out);
        substrings("countSubstringsCaseInsensitiveUTF8", "lower($1)", out);
        count(
                "countMatches",
                "len(regexp_extract_all($1, $2))",
                "How often a pattern occurs.",
                out);
        count(
                "countMatchesCaseInsensitive",
                "len(regexp_extract_all($1, $2, 0, 'i'))",
                "How often a pattern occurs, in any case.",
                out);
    }

    /** Functions that look for each text of an array. */
    private static void several(List<FunctionSignature> out) {
        for (String name : List.of("multiSearchAny", "multiSearchAnyUTF8")) {
            list(
                    name,
                    IN_TEXT + "len(list_filter($2, lambda n: contains($1, n))) > 0 END",
                    Types.BOOLEAN,
                    out);
        }
        for (String name :
                List.of("multiSearchAnyCaseInsensitive", "multiSearchAnyCaseInsensitiveUTF8")) {
            list(
                    name,
                    IN_TEXT
                            + "len(list_filter($2, lambda n: contains(lower($1), lower(n)))) > 0 END",
                    Types.BOOLEAN,
                    out);
        }
        for (String name : List.of("multiSearchFirstIndex", "multiSearchFirstIndexUTF8")) {
            list(name, FIRST_INDEX, Types.UINT64, out);
        }
        for (String name :
                List.of(
                        "multiSearchFirstIndexCaseInsensitive",
                        "multiSearchFirstIndexCaseInsensitiveUTF8")) {
            folded(name, FIRST_INDEX, Types.UINT64, out);
        }
        for (String name : List.of("multiSearchFirstPosition", "multiSearchFirstPositionUTF8")) {
            list(name, FIRST_POSITION, Types.UINT64, out);
        }
        for (String name :
                List.of(
                        "multiSearchFirstPositionCaseInsensitive",
                        "multiSearchFirstPositionCaseInsensitiveUTF8")) {
            folded(name, FIRST_POSITION, Types.UINT64, out);
        }
        for (String name : List.of("multiSearchAllPositions", "multiSearchAllPositionsUTF8")) {
            list(name, ALL_POSITIONS, Types.arrayOf(Types.UINT64), out);
        }
        for (String name :
                List.of(
                        "multiSearchAllPositionsCaseInsensitive",
                        "multiSearchAllPositionsCaseInsensitiveUTF8")) {
            folded(name, ALL_POSITIONS, Types.arrayOf(Types.UINT64), out);
        }
        list(
                "multiMatchAllIndices",
                "list_filter(range(1, len($2) + 1), lambda i: regexp_matches($1, $2[i]))",
                Types.arrayOf(Types.UINT64),
                out);
        list(
                "multiMatchAny",
                IN_TEXT + "len(list_filter($2, lambda p: regexp_matches($1, p))) > 0 END",
                Types.BOOLEAN,
                out);
        list(
                "multiMatchAnyIndex",
                IN_TEXT
                        + "coalesce(list_position(list_transform($2, lambda p: regexp_matches($1, p)), true), 0) END",
                Types.UINT64,
                out);
    }

    private static void replacing(List<FunctionSignature> out) {
        for (String name : List.of("replace", "replaceAll")) {
            replaceEach(
                    name, "replace($1, $2, $3)", "The text with every occurrence replaced.", out);
        }
        replace(
                "replaceOne",
                "CASE WHEN strpos($1, $2) = 0 OR $2 = '' THEN $1 ELSE substring($1, 1, strpos($1, $2) - 1) || $3"
                        + " || substring($1, strpos($1, $2) + length($2)) END",
                "The text with the first occurrence replaced.",
                out);
        replaceEach(
                "replaceRegexpAll",
                "regexp_replace($1, $2, $3, 'g')",
                "The text with every match of a pattern replaced.",
                out);
        replace(
                "replaceRegexpOne",
                "regexp_replace($1, $2, $3)",
                "The text with the first match of a pattern replaced.",
                out);
        replace(
                "translate",
                "translate($1, $2, $3)",
                "The text with single characters replaced.",
                out);
        replace(
                "translateUTF8",
                "translate($1, $2, $3)",
                "The text with single characters replaced.",
                out);
    }

    private static void others(List<FunctionSignature> out) {
        ngrams("ngramDistance", "", "hedgerow_ngram_distance($1, $2)", out);
        ngrams("ngramDistance", "UTF8", "hedgerow_ngram_distance_utf8($1, $2)", out);
        ngrams("ngramSearch", "", "hedgerow_ngram_search($1, $2)", out);
        ngrams("ngramSearch", "UTF8", "hedgerow_ngram_search_utf8($1, $2)", out);
    }

    private static void test(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        typed(name, template, Types.BOOLEAN, doc, out);
    }

    private static void count(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        typed(name, template, Types.UINT64, doc, out);
    }

    private static void typed(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            String doc,
            List<FunctionSignature> out) {
        scalar(name).args(2).takes(Takes.STRING).returns(type).duckdb(template).doc(doc).add(out);
    }

    /** How often the second text occurs in the first; both go through the given template. */
    private static void substrings(
            String name, @CompileTimeText String folded, List<FunctionSignature> out) {
        scalar(name)
                .args(2, 3)
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.UINT64)
                .duckdb(site -> {
                    Sql text =
                            site.size() == 3
                                    ? Sql.of(
                                            "substring($1, greatest($2, 1))",
                                            site.arg(1),
                                            site.arg(3))
                                    : site.arg(1);
                    return Sql.of(
                            "CASE WHEN $2 = '' THEN 0"
                                    + " ELSE (strlen($1) - strlen(replace($1, $2, ''))) // strlen($2) END",
                            Sql.of(folded, text),
                            Sql.of(folded, site.arg(2)));
                })
                .doc("How often a text occurs in the other, from a place on.")
                .add(out);
    }

    /** The place of the second text in the first; both go through the given template. */
    private static void position(
            String name, @CompileTimeText String folded, List<FunctionSignature> out) {
        scalar(name)
                .args(2, 3)
                .anyCase()
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.UINT64)
                .duckdb(site ->
                        place(site, Sql.of(folded, site.arg(1)), Sql.of(folded, site.arg(2))))
                .doc("Where the second text occurs in the first, from 1; 0 where it does not.")
                .add(out);
    }

    private static Sql place(CallSite site, Sql haystack, Sql needle) {
        if (site.size() == 2) {
            return Sql.of("strpos($1, $2)", haystack, needle);
        }
        return Sql.of(
                "CASE WHEN strpos(substring($1, greatest($3, 1)), $2) = 0 THEN 0"
                        + " ELSE strpos(substring($1, greatest($3, 1)), $2) + greatest($3, 1) - 1 END",
                haystack,
                needle,
                site.arg(3));
    }

    private static void list(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.STRING, Takes.ANY)
                .returns(type)
                .duckdb(template)
                .doc("Looks in the text for each text of an array.")
                .add(out);
    }

    /** As {@link #list}, in any case of letters. */
    private static void folded(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.STRING, Takes.ANY)
                .returns(type)
                .duckdb(site ->
                        Sql.of(
                                template,
                                Sql.of("lower($1)", site.arg(1)),
                                Sql.of("list_transform($1, lambda t: lower(t))", site.arg(2))))
                .doc("Looks in the text for each text of an array, in any case of letters.")
                .add(out);
    }

    private static void replaceEach(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(3)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site -> Sizes.replaced(site, template, name))
                .doc(doc)
                .add(out);
    }

    private static void replace(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(3)
                .anyCase()
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void ngrams(
            String name,
            String suffix,
            @CompileTimeText String template,
            List<FunctionSignature> out) {
        scalar(name + suffix)
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.FLOAT64)
                .duckdb(template)
                .doc("How alike two texts are, by their short runs.")
                .add(out);
        scalar(name + "CaseInsensitive" + suffix)
                .args(2)
                .expandsTo(name + suffix + "(lowerUTF8({a1}), lowerUTF8({a2}))")
                .doc("How alike two texts are in any case, by their short runs.")
                .add(out);
    }
}

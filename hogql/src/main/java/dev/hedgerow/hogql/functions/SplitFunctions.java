package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Text split into arrays: at separators, into words, into runs of characters. */
final class SplitFunctions {
    private SplitFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        split("splitByChar", "string_split($2, $1)", out);
        split("splitByString", "string_split($2, $1)", out);
        split("splitByRegexp", "regexp_split_to_array($2, $1)", out);
        words(
                "splitByWhitespace",
                "list_filter(regexp_split_to_array($1, '\\s+'), lambda w: w <> '')",
                out);
        words(
                "splitByNonAlpha",
                "list_filter(regexp_split_to_array($1, '[\\s[:punct:]]+'), lambda w: w <> '')",
                out);
        words("alphaTokens", "regexp_extract_all($1, '[a-zA-Z]+')", out);
        words("tokens", "regexp_extract_all($1, '[\\pL\\pN]+')", out);
        scalar("ngrams")
                .args(2)
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(
                        "list_transform(range(1, greatest(length($1) - $2 + 2, 1)),"
                                + " lambda i: substring($1, i, $2))")
                .doc("Every run of so many characters.")
                .add(out);
    }

    private static void split(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2, 3)
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(site -> {
                    Sql parts = Sql.of(template, site.arg(1), site.arg(2));
                    return site.size() == 2 ? parts : Sql.of("$1[1:$2]", parts, site.arg(3));
                })
                .doc("The parts between separators.")
                .add(out);
    }

    private static void words(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .takes(Takes.STRING)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(template)
                .doc("The words of the text.")
                .add(out);
    }
}

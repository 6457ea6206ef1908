package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.stream.IntStream;

/** Text: cutting, padding, joining, changing case. Positions count characters, from 1. */
final class StringFunctions {
    private static final String ASCII = "CASE WHEN strlen($1) = length($1) THEN ";
    private static final String OTHERWISE = " ELSE translate($1, ";

    private StringFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        letterCase(out);
        cutting(out);
        padding(out);
        trimming(out);
        joining(out);
        lengths(out);
    }

    private static void letterCase(List<FunctionSignature> out) {
        text(
                        "lower",
                        ASCII
                                + "lower($1)"
                                + OTHERWISE
                                + "'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END",
                        "The text with the letters A to Z in lower case.")
                .anyCase()
                .add(out);
        text(
                        "upper",
                        ASCII
                                + "upper($1)"
                                + OTHERWISE
                                + "'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') END",
                        "The text with the letters a to z in upper case.")
                .anyCase()
                .add(out);
        text("lowerUTF8", "lower($1)", "The text in lower case.").add(out);
        text("upperUTF8", "upper($1)", "The text in upper case.").add(out);
        text(
                        "initcap",
                        "array_to_string(list_transform(regexp_extract_all($1, '[\\pL\\pN]+|[^\\pL\\pN]+'),"
                                + " lambda w: upper(w[1]) || lower(w[2:])), '')",
                        "Each word with a capital first letter.")
                .add(out);
        text("reverseUTF8", "reverse($1)", "The characters from last to first.").add(out);
        scalar("reverse")
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        site.type(1).isArray()
                                ? Sql.of("list_reverse($1)", site.arg(1))
                                : Sql.of("reverse($1)", site.take(1, Takes.STRING)))
                .doc("The characters or elements from last to first.")
                .add(out);
    }

    private static void cutting(List<FunctionSignature> out) {
        counted("left", "left($1, CAST($2 AS BIGINT))", "So many characters from the start.", out);
        counted("right", "right($1, CAST($2 AS BIGINT))", "So many characters from the end.", out);
        scalar("repeat")
                .args(2)
                .anyCase()
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(site -> {
                    Sql length =
                            Sql.of("length($1) * CAST($2 AS DOUBLE)", site.arg(1), site.arg(2));
                    Sql times = Sizes.bounded(site, site.arg(2), length, "repeat");
                    return Sql.of("repeat($1, CAST($2 AS BIGINT))", site.arg(1), times);
                })
                .doc("The text so many times.")
                .add(out);
        scalar("substring")
                .args(2, 3)
                .anyCase()
                .alsoNamed("substringUTF8", "substr", "mid")
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(StringFunctions::substring)
                .doc(
                        "A part of the text: from where, counted from the end if negative, how many characters, or how many fewer than all.")
                .add(out);
        scalar("split_part")
                .args(3)
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb("split_part($1, $2, CAST($3 AS BIGINT))")
                .doc("One of the parts between separators, from 1; empty beyond the last.")
                .add(out);
        scalar("appendTrailingCharIfAbsent")
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("CASE WHEN $1 = '' OR suffix($1, $2) THEN $1 ELSE $1 || $2 END")
                .doc("The text, ending in the given character.")
                .add(out);
    }

    /** Place 0 is nowhere; a negative length leaves so many characters at the end out. */
    private static Sql substring(CallSite site) {
        boolean plain = site.types().integer(2).orElse(0L) > 0;
        if (site.size() == 2) {
            return plain
                    ? Sql.of("substring($1, $2)", site.arg(1), site.arg(2))
                    : Sql.of(
                            "CASE WHEN $2 = 0 THEN left($1, 0) ELSE substring($1, $2) END",
                            site.arg(1),
                            site.arg(2));
        }
        return plain && site.types().integer(3).orElse(-1L) >= 0
                ? Sql.of("substring($1, $2, $3)", site.arg(1), site.arg(2), site.arg(3))
                : Sql.of(
                        "CASE WHEN $2 = 0 THEN left($1, 0) WHEN $3 >= 0 THEN substring($1, $2, $3) ELSE substring($1, $2,"
                                + " greatest(0, length($1) + $3 - CASE WHEN $2 > 0 THEN $2 - 1 ELSE greatest(length($1) + $2, 0) END)) END",
                        site.arg(1),
                        site.arg(2),
                        site.arg(3));
    }

    private static void padding(List<FunctionSignature> out) {
        for (String name : List.of("leftPad", "leftPadUTF8", "lpad")) {
            pad(name, "lpad($1, CAST($2 AS INTEGER), $3)", out);
        }
        for (String name : List.of("rightPad", "rightPadUTF8", "rpad")) {
            pad(name, "rpad($1, CAST($2 AS INTEGER), $3)", out);
        }
    }

    private static void trimming(List<FunctionSignature> out) {
        trim(List.of("trimLeft", "ltrim"), "ltrim($1)", "ltrim($1, $2)", out);
        trim(List.of("trimRight", "rtrim"), "rtrim($1)", "rtrim($1, $2)", out);
        trim(List.of("trim", "btrim", "trimBoth"), "trim($1)", "trim($1, $2)", out);
    }

    private static boolean areArrays(CallTypes call) {
        return call.types().stream().allMatch(HogqlType::isArray);
    }

    private static Sql lists(CallSite site) {
        return site.args().stream()
                .reduce((a, b) -> Sql.of("list_concat($1, $2)", a, b))
                .orElse(Sql.NULL);
    }

    private static Sql concat(CallSite site) {
        Sql[] texts =
                IntStream.rangeClosed(1, site.size())
                        .mapToObj(argument -> site.take(argument, Takes.STRING))
                        .toArray(Sql[]::new);
        return Sql.of("concat($*)", texts);
    }

    private static void joining(List<FunctionSignature> out) {
        scalar("concat")
                .args(1, FunctionSignature.MANY)
                .anyCase()
                .returns(call -> areArrays(call) ? Types.common(call.types()) : Types.STRING)
                .duckdb(site -> areArrays(site.types()) ? lists(site) : concat(site))
                .doc("The texts in a row, null counting as empty; or arrays as one.")
                .add(out);
        scalar("concatWithSeparator")
                .args(2, FunctionSignature.MANY)
                .alsoNamed("concat_ws")
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site -> {
                    Sql[] args = site.args().toArray(Sql[]::new);
                    Sql joined = Sql.of("concat_ws($1, $2*)", args);
                    return site.types().anyNullable()
                            ? Sql.of(
                                    "CASE WHEN $1 THEN NULL ELSE $2 END",
                                    Sql.of(
                                            "len(list_filter([$2*], lambda t: t IS NULL)) > 0",
                                            args),
                                    joined)
                            : joined;
                })
                .doc("The texts with a separator between them.")
                .add(out);
        scalar("format")
                .args(2, FunctionSignature.MANY)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("format($1, $2*)")
                .doc("A pattern with {} replaced by the arguments.")
                .add(out);
    }

    private static void lengths(List<FunctionSignature> out) {
        scalar("lengthUTF8")
                .args(1)
                .alsoNamed("char_length", "character_length")
                .takes(Takes.STRING)
                .returns(Types.UINT64)
                .duckdb("length($1)")
                .doc("The number of characters.")
                .add(out);
        for (String name : List.of("empty", "isEmpty")) {
            emptiness(name, "($1 = '')", "($1 = 0)", "Whether there is nothing in it.", out);
        }
        for (String name : List.of("notEmpty", "isNotEmpty")) {
            emptiness(name, "($1 <> '')", "($1 > 0)", "Whether there is something in it.", out);
        }
        scalar("length")
                .args(1)
                .anyCase()
                .returns(Types.UINT64)
                .duckdb(site ->
                        holds(site) ? size(site) : Sql.of("strlen($1)", site.take(1, Takes.STRING)))
                .doc("The number of elements, or of bytes of text.")
                .add(out);
    }

    /** A function from text to text. */
    static FunctionBuilder text(String name, @CompileTimeText String template, String doc) {
        return scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(template)
                .doc(doc);
    }

    private static void counted(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .anyCase()
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void pad(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2, 3)
                .takes(Takes.STRING, Takes.INTEGER, Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site ->
                        Sql.of(
                                template,
                                site.arg(1),
                                Sizes.bounded(site, site.arg(2), name),
                                site.size() == 3 ? site.arg(3) : Sql.value(" ")))
                .doc("The text filled up, or cut, to so many characters.")
                .add(out);
    }

    private static void trim(
            List<String> names,
            @CompileTimeText String spaces,
            @CompileTimeText String characters,
            List<FunctionSignature> out) {
        for (String name : names) {
            scalar(name)
                    .args(1, 2)
                    .anyCase()
                    .takes(Takes.STRING)
                    .returns(Types.STRING)
                    .duckdb(site ->
                            site.size() == 1
                                    ? Sql.of(spaces, site.arg(1))
                                    : Sql.of(characters, site.arg(1), site.arg(2)))
                    .doc("The text without spaces, or the given characters, at its ends.")
                    .add(out);
        }
    }

    private static void emptiness(
            String name,
            @CompileTimeText String text,
            @CompileTimeText String container,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .returns(Types.BOOLEAN)
                .duckdb(site ->
                        holds(site)
                                ? Sql.of(container, size(site))
                                : Sql.of(text, site.take(1, Takes.STRING)))
                .doc(doc)
                .add(out);
    }

    private static boolean holds(CallSite site) {
        return site.type(1).isArray() || site.type(1) instanceof HogqlType.MapOf;
    }

    private static Sql size(CallSite site) {
        return site.type(1).isArray()
                ? Sql.of("len($1)", site.arg(1))
                : Sql.of("CAST(cardinality($1) AS BIGINT)", site.arg(1));
    }
}

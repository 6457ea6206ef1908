package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What regular expressions and their groups match. */
final class PatternFunctions {
    private static final HogqlType TEXTS = Types.arrayOf(Types.STRING);

    private PatternFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        fuzzy("multiFuzzyMatchAny", Types.BOOLEAN, "len($1) > 0", out);
        fuzzy("multiFuzzyMatchAnyIndex", Types.UINT64, "coalesce(list_first($1), 0)", out);
        fuzzy("multiFuzzyMatchAllIndices", Types.arrayOf(Types.UINT64), "$1", out);
        patterns(out);
        for (String name : List.of("extractAllGroups", "extractAllGroupsVertical")) {
            groups(
                    name,
                    Types.arrayOf(TEXTS),
                    PatternFunctions::byMatch,
                    "The groups of each match.",
                    out);
        }
        groups(
                "extractAllGroupsHorizontal",
                Types.arrayOf(TEXTS),
                PatternFunctions::byGroup,
                "The matches of each group.",
                out);
        groups(
                "extractGroups",
                TEXTS,
                PatternFunctions::ofFirstMatch,
                "The groups of the first match.",
                out);
    }

    private static void patterns(List<FunctionSignature> out) {
        scalar("extract")
                .args(2)
                .anyCase()
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site ->
                        Sql.of(
                                "regexp_extract($1, $2, $3)",
                                site.arg(1),
                                site.arg(2),
                                Sql.value(groupOf(site))))
                .doc("The first match of a pattern, or of its first group.")
                .add(out);
        scalar("regexpExtract")
                .args(2, 3)
                .alsoNamed("REGEXP_EXTRACT")
                .takes(Takes.STRING, Takes.STRING, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(site ->
                        Sql.of(
                                "regexp_extract($1, $2, $3)",
                                site.arg(1),
                                site.arg(2),
                                site.types()
                                        .integer(3)
                                        .map(Sql::value)
                                        .orElseGet(() -> Sql.value(groupOf(site)))))
                .doc(
                        "A group of the first match of a pattern; the first group unless said otherwise.")
                .add(out);
        scalar("extractAll")
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(site ->
                        Sql.of(
                                "regexp_extract_all($1, $2, $3)",
                                site.arg(1),
                                site.arg(2),
                                Sql.value(groupOf(site))))
                .doc("Every match of a pattern, or of its first group.")
                .add(out);
        scalar("regexpQuoteMeta")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("regexp_escape($1)")
                .doc("The text as a pattern that matches just it.")
                .add(out);
    }

    private static void groups(
            String name,
            HogqlType type,
            Lowering.Code code,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.STRING)
                .check(PatternFunctions::withoutGroups)
                .returns(type)
                .duckdb(code)
                .doc(doc + " The pattern has to be a literal.")
                .add(out);
    }

    private static Optional<String> withoutGroups(CallTypes call) {
        return call.text(2).map(PatternFunctions::count).orElse(0L) > 0
                ? Optional.empty()
                : Optional.of("There are no groups in regexp of function '" + call.name() + "'");
    }

    private static Sql byMatch(CallSite site) {
        String match = site.freshName();
        Sql parameter = new Sql.Column(null, match);
        List<Sql> all = everyGroup(site);
        List<Sql> parts = new ArrayList<>();
        for (int i = 1; i <= all.size(); i++) {
            parts.add(Sql.of("$1[$2]", parameter, Sql.value((long) i)));
        }
        return Sql.of(
                "list_transform(list_zip($1), $2)",
                Sql.of("$*", all.toArray(Sql[]::new)),
                new Sql.Lambda(List.of(match), Sql.of("[$*]", parts.toArray(Sql[]::new))));
    }

    private static Sql byGroup(CallSite site) {
        return Sql.of("[$*]", everyGroup(site).toArray(Sql[]::new));
    }

    private static List<Sql> everyGroup(CallSite site) {
        List<Sql> all = new ArrayList<>();
        for (long group = 1; group <= groups(site); group++) {
            all.add(
                    Sql.of(
                            "regexp_extract_all($1, $2, $3)",
                            site.arg(1),
                            site.arg(2),
                            Sql.value(group)));
        }
        return all;
    }

    private static Sql ofFirstMatch(CallSite site) {
        List<Sql> all = new ArrayList<>();
        for (long group = 1; group <= groups(site); group++) {
            all.add(
                    Sql.of(
                            "regexp_extract($1, $2, $3)",
                            site.arg(1),
                            site.arg(2),
                            Sql.value(group)));
        }
        return Sql.of("[$*]", all.toArray(Sql[]::new));
    }

    private static long groups(CallSite site) {
        return count(site.types().text(2).orElse(""));
    }

    /** ClickHouse gives the first group when the pattern has one, else the whole match. */
    private static long groupOf(CallSite site) {
        return Math.min(1, groups(site));
    }

    /** The number of groups of a pattern that catch text. */
    private static long count(String pattern) {
        long count = 0;
        boolean within = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                within = true;
            } else if (c == ']') {
                within = false;
            } else if (c == '('
                    && !within
                    && (!pattern.startsWith("(?", i) || pattern.startsWith("(?P<", i))) {
                count++;
            }
        }
        return count;
    }

    /** Of the places of the texts that are found with at most so many edits. */
    private static void fuzzy(
            String name,
            HogqlType type,
            @CompileTimeText String result,
            List<FunctionSignature> out) {
        scalar(name)
                .args(3)
                .takes(Takes.STRING, Takes.INTEGER, Takes.ANY)
                .returns(type)
                .duckdb(site ->
                        Sql.of(
                                result,
                                Sql.of(
                                        "list_filter(range(1, len($3) + 1), lambda i: hedgerow_fuzzy_found($1, $2 || ' ' || $3[i]))",
                                        site.arg(1),
                                        site.arg(2),
                                        site.arg(3))))
                .doc("Which texts of an array occur, each with at most so many edits.")
                .add(out);
    }
}

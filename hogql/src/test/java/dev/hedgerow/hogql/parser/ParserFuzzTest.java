package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Query;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged queries at the parser: each has to come back as a tree or a shown error, and soon.
 */
final class ParserFuzzTest {
    private static final int INPUTS = 10_000;

    /** Of processor time, which does not depend on who else uses the machine. */
    private static final long SLOWEST_NANOS = Duration.ofSeconds(2).toNanos();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<String> PIECES =
            List.of(
                    "select",
                    "from",
                    "where",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    "'",
                    "`",
                    "\"",
                    "f'",
                    "<a",
                    "/>",
                    "</a>",
                    ">",
                    "->",
                    "?",
                    ":",
                    "?.",
                    "??",
                    ".",
                    ".1",
                    "1.5",
                    "1e9",
                    "*",
                    "--",
                    "/*",
                    "*/",
                    "//",
                    "as",
                    "and",
                    "or",
                    "not",
                    "in",
                    "between",
                    "case",
                    "when",
                    "then",
                    "end",
                    "over",
                    "union all",
                    "intersect",
                    "with",
                    "interval '1 day'",
                    "array join",
                    "left join",
                    "on",
                    "using",
                    "limit",
                    "by",
                    "order by",
                    "group by",
                    "sample",
                    "final",
                    "cast(",
                    "::",
                    ",",
                    ";",
                    "\\",
                    "\0",
                    "😀",
                    "é",
                    "$x",
                    "null",
                    "true",
                    "distinct",
                    "cohort",
                    "is",
                    "like");

    @Test
    void mutatedQueries_areParsedOrRefused() {
        List<String> seeds =
                ParserCase.all()
                        .filter(one -> one.outcome().equals("tree"))
                        .map(ParserCase::input)
                        .toList();
        Random random = new Random(20_260_101);
        Assertions.assertTimeout(
                Duration.ofMinutes(10),
                () -> {
                    for (int i = 0; i < INPUTS; i++) {
                        check(mutated(seeds.get(random.nextInt(seeds.size())), seeds, random));
                    }
                });
    }

    /** What still parses also has to print and parse to the same tree. */
    private static void check(String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Query query = HogqlParser.parseQuery(text);
            assertSameAgain(text, query, HogqlPrinter.print(query), true);
        } catch (HogqlException.Shown error) {
            assertThat(error.getMessage()).as(text).isNotBlank();
            assertThat(error.span().end()).as(text).isLessThanOrEqualTo(text.length());
        }
        try {
            Expr expr = HogqlParser.parseExpr(text);
            assertSameAgain(text, expr, HogqlPrinter.print(expr), false);
        } catch (HogqlException.Shown error) {
            assertThat(error.getMessage()).as(text).isNotBlank();
        }
        try {
            assertThat(HogqlParser.parseTemplate(text)).isNotNull();
        } catch (HogqlException.Shown error) {
            assertThat(error.getMessage()).as(text).isNotBlank();
        }
        assertThat(THREADS.getCurrentThreadCpuTime() - start).as(text).isLessThan(SLOWEST_NANOS);
    }

    private static void assertSameAgain(String text, Node tree, String printed, boolean query) {
        try {
            Node again = query ? HogqlParser.parseQuery(printed) : HogqlParser.parseExpr(printed);
            assertThat(again).as("%s%nprinted: %s", text, printed).isEqualTo(tree);
        } catch (HogqlException.Shown error) {
            throw new AssertionError(text + "\nprinted: " + printed, error);
        }
    }

    private static String mutated(String seed, List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder(seed);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(text, seeds, random);
        }
        return text.toString();
    }

    private static void change(StringBuilder text, List<String> seeds, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
            case 2 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            case 3 -> text.insert(from, text.substring(from, to));
            case 4 -> text.insert(from, seeds.get(random.nextInt(seeds.size())));
            default -> shuffle(text, random);
        }
    }

    private static void shuffle(StringBuilder text, Random random) {
        List<String> words = new ArrayList<>(List.of(text.toString().split(" ", -1)));
        int one = random.nextInt(words.size());
        int other = random.nextInt(words.size());
        String word = words.get(one);
        words.set(one, words.get(other));
        words.set(other, word);
        text.setLength(0);
        text.append(String.join(" ", words));
    }
}

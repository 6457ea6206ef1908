package dev.hedgerow.hogql.functions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/hogql-functions.md from the function table. */
final class FunctionPage {
    static final String PLACE = "docs/hogql-functions.md";

    private static final String HEAD =
            """
            # HogQL's functions

            Written from the function table by `FunctionPage` (a class of the hogql module's tests); a test fails
            when this page is old. Names are case-sensitive except where it says "any case". Every function that is
            listed with a sentence runs in the tests, against ClickHouse's documented results.
            """;

    private static final String COMBINATORS =
            """
            Every aggregate can have up to three of these appended to its name, parametric ones included
            (`quantileArrayOrNullIf(0.9)(x, condition)`):

            | Appended | |
            |---|---|
            | `If` | The last argument is a condition: only rows where it holds. |
            | `Distinct` | Each value, or row of arguments, once. |
            | `OrNull` | Null when there are no values. |
            | `OrDefault` | The type's default when there are no values: 0, the empty text, 1970. |
            | `Array` | Over the elements of arrays. |
            | `ForEach` | An array: each place from the elements of that place. |
            | `Map` | A map: each key's value from the values of that key. |
            | `ArgMin`, `ArgMax` | Of the rows where a further, last argument is least or greatest. |
            | `State`, `Merge` | An array of the values, to be aggregated later; and what does so. |
            """;

    private FunctionPage() {}

    /** Writes the page into the folder of the repository that is the first argument. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args.length == 0 ? "." : args[0]).resolve(PLACE), text());
    }

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Map.Entry<String, List<FunctionSignature>> family :
                FunctionTable.standard().families().entrySet()) {
            page.append("\n## ").append(family.getKey()).append("\n\n");
            if (family.getKey().equals("Combinators")) {
                page.append(COMBINATORS);
            } else {
                append(page, family.getValue());
            }
        }
        return page.toString();
    }

    private static void append(StringBuilder page, List<FunctionSignature> functions) {
        List<FunctionSignature> present = functions.stream().filter(f -> !isMissing(f)).toList();
        if (!present.isEmpty()) {
            page.append("| Function | Arguments | |\n|---|---|---|\n");
            for (FunctionSignature function : present) {
                page.append("| `")
                        .append(function.name())
                        .append("` | ")
                        .append(arity(function))
                        .append(" | ")
                        .append(function.doc())
                        .append(function.caseSensitive() ? "" : " (any case)")
                        .append(" |\n");
            }
        }
        String lacking =
                functions.stream()
                        .filter(FunctionPage::isMissing)
                        .collect(
                                Collectors.groupingBy(
                                        FunctionSignature::doc,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                f -> "`" + f.name() + "`",
                                                Collectors.joining(", "))))
                        .entrySet()
                        .stream()
                        .map(entry -> "- " + entry.getKey() + " " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        if (!lacking.isEmpty()) {
            page.append(present.isEmpty() ? "" : "\n")
                    .append("Not supported yet:\n\n")
                    .append(lacking);
        }
    }

    private static boolean isMissing(FunctionSignature function) {
        return function.duckdb() instanceof Lowering.Missing;
    }

    private static String arity(FunctionSignature function) {
        String parameters =
                function.maxParameters() == 0
                        ? ""
                        : "(" + range(function.minParameters(), function.maxParameters()) + ") ";
        return parameters + range(function.minArgs(), function.maxArgs());
    }

    private static String range(int min, int max) {
        if (min == max) {
            return Integer.toString(min);
        }
        return max == FunctionSignature.MANY ? min + " or more" : min + " to " + max;
    }
}

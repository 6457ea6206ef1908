package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of the files under {@code cases}: blocks apart by blank lines, {@code query:}, {@code
 * expr:} or {@code template:} with the input, then {@code tree:} with the tree (see {@link
 * TreeText}), or {@code error:} with the exact message and {@code at:} with the offsets. Indented
 * lines continue the line above; lines that start with # are comments.
 */
record ParserCase(String file, String kind, String input, String outcome, String expected) {
    static final List<String> FILES =
            List.of("clauses", "errors", "expressions", "literals", "operators", "relations");

    static Stream<ParserCase> all() {
        return FILES.stream().flatMap(file -> read(file).stream());
    }

    private static List<ParserCase> read(String file) {
        List<ParserCase> cases = new ArrayList<>();
        for (String block : text(file).split("\n\n+", -1)) {
            List<String> lines = new ArrayList<>();
            for (String line :
                    block.lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .toList()) {
                if (line.startsWith("  ")) {
                    lines.add(lines.removeLast() + "\n" + line.substring(2));
                } else {
                    lines.add(line);
                }
            }
            if (!lines.isEmpty()) {
                String expected =
                        lines.size() > 2 ? lines.get(1) + "\n" + lines.get(2) : lines.get(1);
                cases.add(
                        new ParserCase(
                                file,
                                key(lines.getFirst()),
                                value(lines.getFirst()),
                                key(lines.get(1)),
                                expected));
            }
        }
        return cases;
    }

    /** What parsing the input comes to, spelled as the file does. */
    String actual() {
        try {
            return "tree: " + TreeText.of(parse());
        } catch (HogqlException.Shown error) {
            return "error: "
                    + error.getMessage()
                    + "\nat: "
                    + error.span().start()
                    + "-"
                    + error.span().end();
        }
    }

    Node parse() {
        return switch (kind) {
            case "query" -> HogqlParser.parseQuery(input);
            case "expr" -> HogqlParser.parseExpr(input);
            case "template" -> HogqlParser.parseTemplate(input);
            default -> throw new IllegalStateException(kind);
        };
    }

    /** The tree, printed and parsed again. */
    Node parseAgain() {
        return switch (parse()) {
            case Query query -> HogqlParser.parseQuery(HogqlPrinter.print(query));
            case Expr expr -> HogqlParser.parseExpr(HogqlPrinter.print(expr));
            default -> throw new IllegalStateException(kind);
        };
    }

    @Override
    public String toString() {
        return file + ": " + input;
    }

    private static String text(String file) {
        try (InputStream stream = ParserCase.class.getResourceAsStream("cases/" + file + ".txt")) {
            if (stream == null) {
                throw new IllegalStateException("no case file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 2);
    }
}

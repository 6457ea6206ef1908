package dev.hedgerow.insights.editor;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Cte;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a query in HogQL, and which tables it names.
 *
 * @param query the text
 * @param errors why it cannot run; none for a query that can
 * @param warnings what may not be there when it runs
 * @param tables those that its text names
 * @param readTables those that it reads, also by fields that join them; none for one that cannot
 *     run
 * @param namesItsColumns whether it could be kept as a view
 */
public record QueryCheck(
        String query,
        List<Notice> errors,
        List<Notice> warnings,
        List<Notice> notices,
        List<String> tables,
        List<String> readTables,
        boolean namesItsColumns) {

    /**
     * Something to tell about a place of the text.
     *
     * @param start of the place; null when it is not known
     * @param end after its last character
     * @param fix what may have been meant
     */
    public record Notice(
            String message, @Nullable Integer start, @Nullable Integer end, @Nullable String fix) {

        /** About no place. */
        public static Notice of(String message) {
            return new Notice(message, null, null, null);
        }

        /** About the place of an error. */
        public static Notice of(HogqlException.Shown error) {
            String message = String.valueOf(error.getMessage());
            String fix = fix(error);
            return at(error.span(), fix == null ? message : message + ". " + fix, fix);
        }

        static Notice at(Span place, String message, @Nullable String fix) {
            return place.isKnown()
                    ? new Notice(message, place.start(), place.end(), fix)
                    : new Notice(message, null, null, fix);
        }

        /** What may have been meant, unless the message says so already. */
        private static @Nullable String fix(HogqlException.Shown error) {
            String message = String.valueOf(error.getMessage());
            return error.suggestions().isEmpty()
                            || message.contains("'" + error.suggestions().getFirst())
                    ? null
                    : "Did you mean: " + String.join(", ", error.suggestions()) + "?";
        }

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", message);
            if (start != null) {
                json.put("start", start);
            }
            if (end != null) {
                json.put("end", end);
            }
            if (fix != null) {
                json.put("fix", fix);
            }
            return json;
        }
    }

    public QueryCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notices = List.copyOf(notices);
        tables = List.copyOf(tables);
        readTables = List.copyOf(readTables);
    }

    /**
     * A query that is right.
     *
     * @param columns tells which properties have columns of their own; null to say nothing of it
     */
    public static QueryCheck right(
            String text, Query query, CompiledQuery compiled, @Nullable PhysicalSchema columns) {
        List<Notice> notices =
                compiled.names().stream().map(use -> NameNotices.of(use, text, columns)).toList();
        return new QueryCheck(
                text,
                List.of(),
                List.of(),
                notices,
                tables(query),
                List.copyOf(compiled.tables()),
                namesItsColumns(query));
    }

    /** A template that is right; what it can refer to is told when the globals are known. */
    public static QueryCheck template(String text, Expr template, @Nullable Set<String> globals) {
        List<Notice> warnings = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        if (globals != null) {
            for (Field field : TreeWalker.find(template, Field.class)) {
                String name = field.chain().getFirst();
                Span place = field.span();
                if (globals.contains(name)) {
                    notices.add(Notice.at(place, "Global variable: " + name, null));
                } else {
                    warnings.add(Notice.at(place, "Unknown global variable: " + name, null));
                }
            }
        }
        return new QueryCheck(text, List.of(), warnings, notices, List.of(), List.of(), false);
    }

    /** Whether a query could be kept as a view: all of its columns have aliases. */
    private static boolean namesItsColumns(Query query) {
        return switch (query) {
            case SelectQuery select -> select.columns().stream().allMatch(Alias.class::isInstance);
            case SelectSetQuery set ->
                    namesItsColumns(set.first())
                            && set.arms().stream().allMatch(part -> namesItsColumns(part.query()));
        };
    }

    /** A query with an error; its tables are those that can be read in spite of it. */
    public static QueryCheck wrong(String query, Notice error) {
        return new QueryCheck(
                query, List.of(error), List.of(), List.of(), tables(query), List.of(), false);
    }

    private static List<String> tables(String query) {
        try {
            return tables(HogqlParser.parseQuery(query));
        } catch (HogqlException noQuery) {
            return List.of();
        }
    }

    private static List<String> tables(Query query) {
        List<String> defined = TreeWalker.find(query, Cte.class).stream().map(Cte::name).toList();
        Set<String> names = new LinkedHashSet<>();
        for (TableName table : TreeWalker.find(query, TableName.class)) {
            String name = String.join(".", table.name());
            if (!defined.contains(name)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** The answer of the API. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("query", query);
        json.put("isValid", errors.isEmpty());
        json.put("isValidView", namesItsColumns);
        json.set("errors", list(errors));
        json.set("warnings", list(warnings));
        json.set("notices", list(notices));
        ArrayNode names = json.putArray("table_names");
        tables.forEach(names::add);
        ArrayNode read = json.putArray("ch_table_names");
        readTables.forEach(read::add);
        return json;
    }

    private static ArrayNode list(List<Notice> notices) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        notices.forEach(notice -> list.add(notice.json()));
        return list;
    }

    /** An error's text with hints and tables below it, as PostHog's API words them. */
    public String explain(String detail) {
        List<String> lines = new ArrayList<>();
        lines.add(detail);
        for (Notice error : errors) {
            if (error.fix() != null) {
                lines.add("Hint: " + error.fix());
            }
        }
        if (!tables.isEmpty()) {
            lines.add("Tables referenced: " + String.join(", ", tables));
        }
        return String.join("\n", lines);
    }
}

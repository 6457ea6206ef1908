package dev.hedgerow.insights.editor;

import dev.hedgerow.hogql.ast.Cte;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.hogql.catalog.FieldUse;
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
 */
public record QueryCheck(
        String query, List<Notice> errors, List<Notice> notices, List<String> tables) {

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
            boolean known = error.span().isKnown();
            return new Notice(
                    String.valueOf(error.getMessage()),
                    known ? error.span().start() : null,
                    known ? error.span().end() : null,
                    fix(error));
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
        notices = List.copyOf(notices);
        tables = List.copyOf(tables);
    }

    /** A query that is right. */
    public static QueryCheck right(String query, CompiledQuery compiled) {
        List<Notice> notices = compiled.fields().stream().map(use -> typeOf(use, query)).toList();
        return new QueryCheck(query, List.of(), notices, List.copyOf(compiled.tables()));
    }

    /** A text that names no tables and is right. */
    public static QueryCheck right(String text) {
        return new QueryCheck(text, List.of(), List.of(), List.of());
    }

    /** Tells a field's type; of a property at its key. */
    private static Notice typeOf(FieldUse use, String query) {
        int end = use.span().end();
        int key = end - use.name().length();
        boolean plain =
                !use.table().isEmpty()
                        && key >= 0
                        && end <= query.length()
                        && query.startsWith(use.name(), key);
        String what =
                switch (use.table()) {
                    case "" -> "Field";
                    case "events" -> "Event property";
                    case "persons" -> "Person property";
                    default -> "Property";
                };
        return new Notice(
                what + " '" + use.name() + "' is of type '" + use.type().family() + "'.",
                plain ? key : use.span().start(),
                end,
                null);
    }

    /** A query with an error; its tables are those that can be read in spite of it. */
    public static QueryCheck wrong(String query, Notice error) {
        return new QueryCheck(query, List.of(error), List.of(), tables(query));
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
        ArrayNode list = json.putArray("errors");
        errors.forEach(error -> list.add(error.json()));
        json.putArray("warnings");
        ArrayNode told = json.putArray("notices");
        notices.forEach(notice -> told.add(notice.json()));
        ArrayNode names = json.putArray("table_names");
        tables.forEach(names::add);
        return json;
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

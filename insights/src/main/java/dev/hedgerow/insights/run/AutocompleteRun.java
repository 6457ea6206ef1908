package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import dev.hedgerow.insights.editor.Completion;
import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.insights.query.HogQLAutocomplete;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Suggests to editors what could come next. */
final class AutocompleteRun {
    /** Rows whose properties stand for those of all. */
    private static final int SAMPLE = 200;

    private static final String TEXT = "String";

    /** The types of definitions' rows by the tables that have such properties. */
    private static final Map<String, String> KINDS =
            Map.of("events", "event", "persons", "person", "groups", "group");

    private static final Query DEFINITIONS =
            HogqlParser.parseQuery(
                    "SELECT name, coalesce(property_type, 'String') FROM system.property_definitions"
                            + " WHERE type = {kind}");

    private AutocompleteRun() {}

    static QueryAnswer run(HogQLAutocomplete query, Session session) {
        Completion completion =
                new Completion(
                        session.catalog(),
                        table -> properties(table, session),
                        text -> columns(text, session));
        return new QueryAnswer(completion.json(query), Freshness.SHORT);
    }

    private static List<Column> columns(String text, Session session) {
        try {
            return session.compile(HogqlParser.parseQuery(text)).columns();
        } catch (HogqlException.Shown notYetWritten) {
            return List.of();
        }
    }

    /** The defined properties of a table with their types, and those that some rows have. */
    private static Map<String, String> properties(String table, Session session) {
        Map<String, String> types = new TreeMap<>();
        String kind = KINDS.get(table);
        if (kind != null) {
            Query definitions = Placeholders.fill(DEFINITIONS, Map.of("kind", Constant.of(kind)));
            for (List<?> row : session.rows(definitions).rows()) {
                types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
            }
        }
        keys(table, session).forEach(key -> types.putIfAbsent(key, TEXT));
        return types;
    }

    private static Set<String> keys(String table, Session session) {
        SelectQuery sample =
                SelectQuery.builder()
                        .columns(Field.of("properties"))
                        .from(TableName.of(table))
                        .limit(Constant.of(SAMPLE))
                        .build();
        Set<String> keys = new TreeSet<>();
        session.rows(sample)
                .rows()
                .forEach(row ->
                        keys.addAll(
                                ObjectForm.properties(String.valueOf(row.getFirst()))
                                        .propertyNames()));
        return keys;
    }
}

package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.editor.Completion;
import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.insights.query.HogQLAutocomplete;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Suggests to editors what could come next. */
final class AutocompleteRun {
    /** Rows whose properties stand for those of all. */
    private static final int SAMPLE = 200;

    private static final int MOST_KEYS = 220;

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

    /** The keys of properties that some rows of a table have. */
    private static List<String> properties(String table, Session session) {
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
        return keys.stream().limit(MOST_KEYS).toList();
    }
}

package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.TableField;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trees of the catalog's views and computed fields, parsed when they are first used.
 * Thread-safe.
 */
final class ParsedViews {
    /** Views of cohorts and fields of a project's own channel types come and go. */
    private static final int MOST = 200;

    private final ConcurrentHashMap<LogicalTable.View, SelectQuery> trees =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Expr> fields = new ConcurrentHashMap<>();

    Expr of(TableField.Computed field) {
        if (fields.size() > MOST) {
            fields.clear();
        }
        return fields.computeIfAbsent(field.hogql(), HogqlParser::parseExpr);
    }

    SelectQuery of(LogicalTable.View view) {
        if (trees.size() > MOST) {
            trees.clear();
        }
        return trees.computeIfAbsent(view, ParsedViews::parse);
    }

    private static SelectQuery parse(LogicalTable.View view) {
        StringBuilder text = new StringBuilder("SELECT ");
        view.columns()
                .forEach((name, hogql) ->
                        text.append(hogql).append(" AS `").append(name).append("`, "));
        text.setLength(text.length() - 2);
        return (SelectQuery)
                HogqlParser.parseQuery(text.append(' ').append(view.rest()).toString());
    }
}

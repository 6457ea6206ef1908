package dev.hedgerow.insights.actors;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.SelectSetQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Queries in SQL as lists of people: finds the column with their ids. */
public final class SourceQueries {
    private static final List<String> USUAL_NAMES = List.of(ActorSet.ID, "person_id", "group_key");

    private SourceQueries() {}

    /** The people whose ids a query has in one of its columns. */
    public static ActorSet actorSet(Query query) {
        List<String> names = names(query);
        String id =
                USUAL_NAMES.stream()
                        .filter(names::contains)
                        .findFirst()
                        .or(() -> anyId(names))
                        .orElseThrow(() ->
                                QueryException.invalid(
                                        "Source query must have an id column", "query.source"));
        if (id.equals(ActorSet.ID)) {
            return ActorSet.ofPersons(query);
        }
        List<Expr> columns = new ArrayList<>();
        columns.add(new Alias(Field.of("q", id), ActorSet.ID, Span.NONE));
        names.stream()
                .filter(name -> !name.equals(id))
                .map(name -> Field.of("q", name))
                .forEach(columns::add);
        return ActorSet.ofPersons(
                SelectQuery.builder()
                        .columns(columns)
                        .from(
                                new AliasedRelation(
                                        new SubqueryRelation(query, Span.NONE), "q", Span.NONE))
                        .build());
    }

    private static Optional<String> anyId(List<String> names) {
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("id"))
                .findFirst();
    }

    /** The names of the columns that have one. */
    private static List<String> names(Query query) {
        return switch (query) {
            case SelectSetQuery set -> names(set.first());
            case SelectQuery select -> {
                List<String> names = new ArrayList<>();
                for (Expr column : select.columns()) {
                    switch (column) {
                        case Alias alias -> names.add(alias.name());
                        case Field field -> names.add(field.chain().getLast());
                        default -> {}
                    }
                }
                yield names;
            }
        };
    }
}

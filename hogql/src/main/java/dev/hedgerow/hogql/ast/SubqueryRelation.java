package dev.hedgerow.hogql.ast;

import java.util.List;

/** A query in FROM. */
public record SubqueryRelation(Query query, Span span) implements Relation {

    @Override
    public List<Node> children() {
        return List.of(query);
    }
}

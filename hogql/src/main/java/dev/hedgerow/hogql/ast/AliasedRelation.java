package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code relation AS alias}. */
public record AliasedRelation(Relation relation, String alias, Span span) implements Relation {

    @Override
    public List<Node> children() {
        return List.of(relation);
    }
}

package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TreeRewriter;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.insights.actors.ActorsPlanner;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.events.EventsPlanner;
import dev.hedgerow.insights.groups.GroupsPlanner;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.EventsQuery;
import dev.hedgerow.insights.query.GroupsQuery;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.sessions.SessionsPlanner;
import dev.hedgerow.insights.sql.SqlPlanner;
import dev.hedgerow.insights.sql.TagJson;

/** Queries as tables that other queries select from. */
final class QueryTrees {
    private QueryTrees() {}

    /** A query in SQL, its placeholders filled and its tags replaced by what they stand for. */
    static Query of(HogQLQuery query, Session session) {
        Execution execution = session.execution();
        Query tree = new SqlPlanner(execution.project(), execution.now()).plan(query);
        return new TagFiller(session, namesId(tree)).rewrite(tree);
    }

    /** Whether a query asks for the id of something, which lists of actors then offer. */
    private static boolean namesId(Query tree) {
        return TreeWalker.find(tree, Field.class).stream()
                .anyMatch(field -> field.chain().getLast().equals("id"));
    }

    /** The rows of a query, without its page. */
    static Query of(QueryNode node, Session session) {
        return of(node, true, session);
    }

    private static Query of(QueryNode node, boolean withId, Session session) {
        Execution execution = session.execution();
        return switch (node) {
            case HogQLQuery sql -> of(sql, session);
            case EventsQuery query -> {
                ActorSet source =
                        query.source() == null ? null : ActorSets.of(query.source(), session);
                yield new EventsPlanner(execution.project(), execution.now())
                        .plan(query, source)
                        .asTable();
            }
            case SessionsQuery query ->
                    new SessionsPlanner(execution.project(), execution.now()).plan(query).asTable();
            case GroupsQuery query ->
                    new GroupsPlanner(execution.project(), execution.now()).plan(query).asTable();
            case ActorsQuery query -> {
                ActorSet source =
                        query.source() == null ? null : ActorSets.of(query.source(), session);
                ActorsPlanner planner = new ActorsPlanner(execution.project(), execution.now());
                yield withId
                        ? planner.tableWithId(query, source)
                        : planner.plan(query, source).asTable();
            }
            default ->
                    throw QueryException.invalid(
                            "Cannot select from a query of kind " + node.kind(), null);
        };
    }

    private static final class TagFiller extends TreeRewriter {
        private final Session session;
        private final boolean withId;

        TagFiller(Session session, boolean withId) {
            this.session = session;
            this.withId = withId;
        }

        @Override
        public Relation rewrite(Relation relation) {
            return relation instanceof ExprRelation place && place.expr() instanceof HogqlxTag tag
                    ? new SubqueryRelation(
                            of(QueryNodes.parse(TagJson.of(tag)).unwrapped(), withId, session),
                            place.span())
                    : rewriteChildren(relation);
        }
    }
}

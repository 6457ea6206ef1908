package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actors.ActorsPlanner;
import dev.hedgerow.insights.actors.Profiles;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.events.EventsPlanner;
import dev.hedgerow.insights.groups.GroupsPlanner;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingShaper;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.EventsQuery;
import dev.hedgerow.insights.query.GroupsQuery;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.rows.JsonValues;
import dev.hedgerow.insights.sessions.SessionsPlanner;
import dev.hedgerow.store.Rows;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers lists of events, people, groups and sessions: plan, ask, shape. */
final class ListingRun {
    private ListingRun() {}

    static QueryAnswer run(EventsQuery query, Session session) {
        Execution execution = session.execution();
        ActorSet source = query.source() == null ? null : ActorSets.of(query.source(), session);
        return run(
                new EventsPlanner(execution.project(), execution.now()).plan(query, source),
                session);
    }

    static QueryAnswer run(SessionsQuery query, Session session) {
        Execution execution = session.execution();
        return run(new SessionsPlanner(execution.project(), execution.now()).plan(query), session);
    }

    static QueryAnswer run(GroupsQuery query, Session session) {
        Execution execution = session.execution();
        return run(new GroupsPlanner(execution.project(), execution.now()).plan(query), session);
    }

    static QueryAnswer run(ActorsQuery query, Session session) {
        Execution execution = session.execution();
        ActorSet source = query.source() == null ? null : ActorSets.of(query.source(), session);
        Listing listing =
                new ActorsPlanner(execution.project(), execution.now()).plan(query, source);
        Rows rows = session.rows(listing.query());
        ListingShaper shaper = new ListingShaper(listing, execution.project().zone());
        ArrayNode results = shaper.results(rows);
        ObjectNode body = Answers.of(results, session);
        int missing =
                new Profiles(listing, new JsonValues(execution.project().zone()), session::rows)
                        .fill(results, source == null ? null : source.groupTypeIndex());
        shaper.describe(body, rows);
        body.put("missing_actors_count", missing);
        return new QueryAnswer(body, Freshness.PLAIN);
    }

    private static QueryAnswer run(Listing listing, Session session) {
        Rows rows = session.rows(listing.query());
        ListingShaper shaper = new ListingShaper(listing, session.execution().project().zone());
        ObjectNode body = Answers.of(shaper.results(rows), session);
        shaper.describe(body, rows);
        return new QueryAnswer(body, Freshness.PLAIN);
    }
}

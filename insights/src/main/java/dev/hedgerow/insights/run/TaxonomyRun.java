package dev.hedgerow.insights.run;

import dev.hedgerow.insights.events.TaxonomyPlanner;
import dev.hedgerow.insights.events.TaxonomyShaper;
import dev.hedgerow.insights.query.ActorsPropertyTaxonomyQuery;
import dev.hedgerow.insights.query.EventTaxonomyQuery;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers which properties events have. */
final class TaxonomyRun {
    private TaxonomyRun() {}

    static QueryAnswer ofProject(Session session) {
        ArrayNode results = TaxonomyShaper.ofEvents(session.rows(planner(session).events()));
        return new QueryAnswer(Answers.of(results, session), Freshness.PLAIN);
    }

    static QueryAnswer run(ActorsPropertyTaxonomyQuery query, Session session) {
        TaxonomyPlanner planner = planner(session);
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (String property : query.properties()) {
            results.add(TaxonomyShaper.ofActors(session.rows(planner.values(query, property))));
        }
        return new QueryAnswer(Answers.of(results, session), Freshness.PLAIN);
    }

    static QueryAnswer run(EventTaxonomyQuery query, Session session) {
        TaxonomyPlanner planner = planner(session);
        if (query.properties().isEmpty()) {
            ArrayNode results =
                    TaxonomyShaper.ofLatest(session.rows(planner.latest(query)), query.maxValues());
            return new QueryAnswer(Answers.of(results, session), Freshness.PLAIN);
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (String property : query.properties()) {
            List<String> samples =
                    session.rows(planner.values(query, property)).rows().stream()
                            .map(row -> String.valueOf(row.getFirst()))
                            .toList();
            if (!samples.isEmpty()) {
                Object count =
                        session.rows(planner.distinctValues(query, property))
                                .rows()
                                .getFirst()
                                .getFirst();
                results.add(
                        TaxonomyShaper.item(
                                property,
                                samples,
                                count instanceof Number number
                                        ? number.longValue()
                                        : samples.size()));
            }
        }
        return new QueryAnswer(Answers.of(results, session), Freshness.PLAIN);
    }

    private static TaxonomyPlanner planner(Session session) {
        Execution execution = session.execution();
        return new TaxonomyPlanner(execution.project(), execution.now());
    }
}

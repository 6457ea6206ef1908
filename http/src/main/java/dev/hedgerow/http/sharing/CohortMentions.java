package dev.hedgerow.http.sharing;

import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The cohorts that the queries of insights filter or break down by. */
final class CohortMentions {
    private static final String COHORT = "cohort";

    private final NavigableSet<Long> ids = new TreeSet<>();

    private CohortMentions() {}

    /** In the data of a shared page: an insight, or a dashboard with its tiles. */
    static NavigableSet<Long> in(JsonNode data) {
        CohortMentions mentions = new CohortMentions();
        JsonNode dashboard = data.path("dashboard");
        mentions.collect(dashboard.path("filters"));
        dashboard.path("tiles").forEach(tile -> mentions.insight(tile.path("insight")));
        mentions.insight(data.path("insight"));
        return mentions.ids;
    }

    private void insight(JsonNode insight) {
        collect(insight.path("query"));
        collect(insight.path("filters"));
    }

    private void collect(JsonNode node) {
        if (COHORT.equals(node.path("type").asString(""))) {
            ids(node.path("value"));
            ids(node.path("property"));
        }
        if (COHORT.equals(node.path("breakdown_type").asString(""))) {
            ids(node.path("breakdown"));
        }
        node.forEach(this::collect);
    }

    private void ids(JsonNode named) {
        if (named.isArray()) {
            named.forEach(this::ids);
        } else if (named.isValueNode()) {
            named.asLongOpt().ifPresent(ids::add);
        }
    }
}

package dev.hedgerow.insights.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads JSON into query nodes. A new kind is one line in {@link #KINDS}. */
public final class QueryNodes {
    private static final List<String> WRAPPERS =
            List.of("InsightVizNode", "DataVisualizationNode", "DataTableNode");

    private static final Map<String, Function<Fields, ? extends QueryNode>> KINDS =
            new LinkedHashMap<>();

    static {
        KINDS.put("TrendsQuery", TrendsQuery::parse);
        KINDS.put("FunnelsQuery", FunnelsQuery::parse);
        KINDS.put("FunnelsActorsQuery", FunnelsActorsQuery::parse);
        KINDS.put("FunnelCorrelationQuery", FunnelCorrelationQuery::parse);
        KINDS.put("FunnelCorrelationActorsQuery", FunnelCorrelationActorsQuery::parse);
        KINDS.put("StickinessQuery", StickinessQuery::parse);
        KINDS.put("RetentionQuery", RetentionQuery::parse);
        KINDS.put("LifecycleQuery", LifecycleQuery::parse);
        KINDS.put("CalendarHeatmapQuery", CalendarHeatmapQuery::parse);
        KINDS.put("PathsQuery", PathsQuery::parse);
        KINDS.put("HogQLQuery", HogQLQuery::parse);
        KINDS.put("HogQLASTQuery", HogQLQuery::parseTree);
        KINDS.put("InsightActorsQueryOptions", InsightActorsQueryOptions::parse);
        KINDS.put("HogQLMetadata", HogQLMetadata::parse);
        KINDS.put("HogQLAutocomplete", HogQLAutocomplete::parse);
        KINDS.put("DatabaseSchemaQuery", _ -> new DatabaseSchemaQuery());
        KINDS.put("EventTaxonomyQuery", EventTaxonomyQuery::parse);
        KINDS.put("TeamTaxonomyQuery", _ -> new TeamTaxonomyQuery());
        KINDS.put("ActorsPropertyTaxonomyQuery", ActorsPropertyTaxonomyQuery::parse);
        KINDS.put("EventsQuery", EventsQuery::parse);
        KINDS.put("SessionsQuery", SessionsQuery::parse);
        KINDS.put("GroupsQuery", GroupsQuery::parse);
        KINDS.put("ActorsQuery", ActorsQuery::parse);
        KINDS.put("PersonsNode", ActorsQuery::parse);
        for (String kind : List.of("InsightActorsQuery", "StickinessActorsQuery")) {
            KINDS.put(kind, fields -> InsightActorsQuery.parse(kind, fields));
        }
        for (String kind : WRAPPERS) {
            KINDS.put(kind, fields -> WrapperNode.parse(kind, fields));
        }
        OtherKinds.NOT_QUERIES.forEach(kind -> unrunnable(kind, UnrunnableNode.Reason.NOT_A_QUERY));
        OtherKinds.NOT_YET.forEach(kind -> unrunnable(kind, UnrunnableNode.Reason.NOT_YET));
    }

    private static void unrunnable(String kind, UnrunnableNode.Reason reason) {
        KINDS.put(kind, fields -> new UnrunnableNode(kind, reason));
    }

    private QueryNodes() {}

    /**
     * Reads a whole query.
     *
     * @throws QueryException when it is none, naming the field at fault
     */
    public static QueryNode parse(JsonNode json) {
        return parse(json, "query");
    }

    /** Reads the query in a field that must be given. */
    static QueryNode required(Fields fields, String name) {
        QueryNode node = optional(fields, name);
        if (node == null) {
            throw fields.wrong(name, "Field required");
        }
        return node;
    }

    /** Reads the query in a field; null when it is missing. */
    static @Nullable QueryNode optional(Fields fields, String name) {
        JsonNode json = fields.raw(name);
        return json == null ? null : parse(json, fields.path(name));
    }

    private static QueryNode parse(JsonNode json, String path) {
        String kind = kind(json);
        Function<Fields, ? extends QueryNode> parser = KINDS.get(kind);
        if (parser == null) {
            throw QueryException.unknownKind(kind);
        }
        return parser.apply(Fields.of(json, path));
    }

    private static String kind(JsonNode json) {
        JsonNode kind = json.get("kind");
        if (kind == null || !kind.isString()) {
            throw QueryException.missingKind();
        }
        return kind.asString();
    }

    /**
     * Checks no more of a query than that PostHog has its kind, and that of the query in a wrapper.
     *
     * @throws QueryException for others
     */
    public static void checkKind(JsonNode json) {
        String kind = kind(json);
        if (!KINDS.containsKey(kind)) {
            throw QueryException.unknownKind(kind);
        }
        if (WRAPPERS.contains(kind)) {
            checkKind(json.path("source"));
        }
    }

    static List<String> quotedKinds() {
        return KINDS.keySet().stream().map(kind -> "'" + kind + "'").toList();
    }
}

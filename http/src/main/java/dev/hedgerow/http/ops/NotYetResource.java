package dev.hedgerow.http.ops;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What PostHog's API has and this version does not: 501 with the feature's name, after
 * authentication.
 */
public final class NotYetResource implements Resource {
    /**
     * A family of paths: its first segment in the project, the resource in scopes, and what to call
     * it.
     */
    private record Feature(String path, String scope, String name) {}

    private static final List<Feature> FEATURES =
            List.of(
                    new Feature("alerts", "alert", "Alerts"),
                    new Feature("batch_exports", "batch_export", "Batch exports"),
                    new Feature("comments", "comment", "Comments"),
                    new Feature(
                            "early_access_feature",
                            "early_access_feature",
                            "Early access features"),
                    new Feature("endpoints", "endpoint", "Endpoints"),
                    new Feature("error_tracking", "error_tracking", "Error tracking"),
                    new Feature("experiments", "experiment", "Experiments"),
                    new Feature("experiment_holdouts", "experiment", "Holdouts of experiments"),
                    new Feature(
                            "experiment_saved_metrics",
                            "experiment_saved_metric",
                            "Saved metrics of experiments"),
                    new Feature("exports", "export", "Exports"),
                    new Feature(
                            "external_data_sources",
                            "external_data_source",
                            "External data sources"),
                    new Feature("feature_flags", "feature_flag", "Feature flags"),
                    new Feature("file_system", "file_system", "Folders"),
                    new Feature("hog_flows", "hog_flow", "Workflows"),
                    new Feature("hog_functions", "hog_function", "Hog functions"),
                    new Feature("hooks", "webhook", "Webhooks"),
                    new Feature("integrations", "integration", "Integrations"),
                    new Feature("notebooks", "notebook", "Notebooks"),
                    new Feature("plugin_configs", "plugin", "Plugins"),
                    new Feature(
                            "session_recording_playlists",
                            "session_recording_playlist",
                            "Playlists of session recordings"),
                    new Feature("session_recordings", "session_recording", "Session recordings"),
                    new Feature("subscriptions", "subscription", "Subscriptions"),
                    new Feature("surveys", "survey", "Surveys"),
                    new Feature(
                            "warehouse_saved_queries",
                            "warehouse_view",
                            "Views of the data warehouse"),
                    new Feature("warehouse_tables", "warehouse_table", "Warehouse tables"));

    /** Single endpoints; the others of their families are there. */
    private static final List<Feature> ENDPOINTS =
            List.of(
                    new Feature(
                            "groups_types/create_detail_dashboard",
                            "group",
                            "Dashboards of groups"),
                    new Feature("persons/funnel", "person", "People of older funnels"),
                    new Feature("persons/trends", "person", "People of older trends"),
                    new Feature("persons/lifecycle", "person", "People of older lifecycles"),
                    new Feature("persons/stickiness", "person", "People of older stickiness"),
                    new Feature(
                            "persons/{id}/properties_timeline",
                            "person",
                            "Timelines of properties"),
                    new Feature("persons/{id}/delete_recordings", "person", "Session recordings"));

    @Override
    public List<Route<?, ?>> routes() {
        List<Route<?, ?>> routes = new ArrayList<>();
        for (Feature feature : ENDPOINTS) {
            String path = "/" + feature.path() + "/";
            routes.add(refusal(Route.get(Area.PROJECT, path), feature, "read"));
            routes.add(refusal(Route.post(Area.PROJECT, path), feature, "write"));
            routes.add(refusal(Route.patch(Area.PROJECT, path), feature, "write"));
        }
        for (Feature feature : FEATURES) {
            String path = "/" + feature.path() + "/";
            for (String below : List.of(path, path + "<rest>")) {
                routes.add(refusal(Route.get(Area.PROJECT, below), feature, "read"));
                routes.add(refusal(Route.post(Area.PROJECT, below), feature, "write"));
                routes.add(refusal(Route.patch(Area.PROJECT, below), feature, "write"));
                routes.add(refusal(Route.delete(Area.PROJECT, below), feature, "write"));
            }
        }
        return routes;
    }

    private static Route<?, ?> refusal(Route.Builder<Void> route, Feature feature, String action) {
        return route.scope(feature.scope() + ":" + action)
                .summary(feature.name() + ": not in this version")
                .answers(JsonNode.class, _ -> refuse(feature));
    }

    private static Reply<JsonNode> refuse(Feature feature) {
        throw ApiException.notImplemented(feature.name());
    }
}

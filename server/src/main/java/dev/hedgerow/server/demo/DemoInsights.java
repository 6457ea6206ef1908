package dev.hedgerow.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The insights that the demo saves through the API, so that there is something to open. */
public final class DemoInsights {
    private static final List<Insight> ALL =
            List.of(
                    new Insight("Daily visitors", "$pageview", "dau", "day", "-30d", null),
                    new Insight(
                            "Pageviews by browser",
                            "$pageview",
                            "total",
                            "day",
                            "-30d",
                            "$browser"),
                    new Insight("Sign-ups by week", "signed_up", "total", "week", "-90d", null),
                    new Insight(
                            "Tasks created by priority",
                            "task_created",
                            "total",
                            "day",
                            "-14d",
                            "priority"),
                    new Insight(
                            "People who created automations",
                            "automation_created",
                            "dau",
                            "week",
                            "-90d",
                            null),
                    new Insight(
                            "Visits by campaign",
                            "$pageview",
                            "dau",
                            "week",
                            "-90d",
                            "utm_campaign"));

    private DemoInsights() {}

    /** One series over time, broken down by an event property when it is not null. */
    private record Insight(
            String name,
            String event,
            String math,
            String interval,
            String dateFrom,
            @Nullable String breakdown) {

        ObjectNode body() {
            ObjectNode body = JsonMapper.shared().createObjectNode().put("name", name);
            body.put("saved", true);
            ObjectNode query = body.putObject("query").put("kind", "InsightVizNode");
            ObjectNode source = query.putObject("source");
            source.put("kind", "TrendsQuery").put("interval", interval);
            source.putObject("dateRange").put("date_from", dateFrom);
            source.putArray("series")
                    .addObject()
                    .put("kind", "EventsNode")
                    .put("event", event)
                    .put("name", event)
                    .put("math", math);
            if (breakdown != null) {
                source.putObject("breakdownFilter")
                        .put("breakdown", breakdown)
                        .put("breakdown_type", "event");
            }
            return body;
        }
    }

    /**
     * Saves them with a personal API key.
     *
     * @throws DemoException when the server refuses one
     */
    public static void save(URI server, String apiKey) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Insight insight : ALL) {
                HttpRequest request =
                        HttpRequest.newBuilder(server.resolve("/api/projects/@current/insights/"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + apiKey)
                                .POST(BodyPublishers.ofString(insight.body().toString()))
                                .build();
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    throw DemoException.refused(answer.statusCode(), answer.body());
                }
            }
        }
    }
}

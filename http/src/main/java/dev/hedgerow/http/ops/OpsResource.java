package dev.hedgerow.http.ops;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** {@code /_health} and its spellings in PostHog, and {@code /metrics}. */
public final class OpsResource implements Resource {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final PrometheusMeterRegistry meters;

    public OpsResource(Health health, PrometheusMeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/_health/")
                        .open()
                        .summary("200 when the server can take events")
                        .answers(String.class, this::health),
                Route.get(Area.ROOT, "/_livez/")
                        .open()
                        .summary("200 when the process answers")
                        .answers(String.class, call -> Reply.text(200, "ok")),
                Route.get(Area.ROOT, "/_readyz/")
                        .open()
                        .summary("200 when the server can take events")
                        .answers(String.class, this::health),
                Route.get(Area.ROOT, "/metrics/")
                        .open()
                        .summary("Metrics in the format of Prometheus")
                        .answers(
                                String.class,
                                call -> Reply.text(200, meters.scrape(), PROMETHEUS)));
    }

    private Reply<String> health(Call<Void> call) {
        return health.takesEvents() ? Reply.text(200, "ok") : Reply.text(503, "not taking events");
    }
}

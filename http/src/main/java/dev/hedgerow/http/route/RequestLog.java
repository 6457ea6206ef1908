package dev.hedgerow.http.route;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs every request by method, path and status. Query strings, headers and bodies stay
 * out: they can hold secrets.
 */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.hedgerow.requests");
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** What requests are counted by. */
    private record Kind(String method, String route, int status) {}

    public RequestLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Called when a request has been answered after {@code millis}. */
    public void write(Context context, Float millis) {
        String route = context.endpoints().lastHttpEndpoint() == null ? "none" : route(context);
        timers.computeIfAbsent(
                        new Kind(context.method().name(), route, context.statusCode()), this::timer)
                .record(Duration.ofNanos((long) (millis * NANOS_PER_MILLI)));
        LOG.debug(
                "{} {} -> {} in {} ms",
                context.method(),
                context.path(),
                context.statusCode(),
                Math.round(millis));
    }

    private Timer timer(Kind kind) {
        return Timer.builder("hedgerow.http.requests")
                .description("Requests answered")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", String.valueOf(kind.status()))
                .register(meters);
    }

    private static String route(Context context) {
        return context.endpoints().lastHttpEndpoint().path;
    }
}

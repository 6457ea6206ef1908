package dev.hedgerow.http;

import dev.hedgerow.http.route.RequestLog;
import dev.hedgerow.http.route.RouteExecutor;
import dev.hedgerow.http.route.RouteTable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The listener: Javalin on Jetty with platform threads, because nearly every request ends in a
 * native call, which would pin a virtual thread's carrier. Capture and queries free their thread
 * while they wait.
 */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 4;
    private static final int HEADER_BYTES = 64 * 1024;

    private final Javalin javalin;

    /**
     * Where to listen.
     *
     * @param host an address of this machine
     * @param port 0 takes any free one
     * @param behindProxy whether headers of a proxy say who the client is and what it called
     * @param grace how long running requests may take to end when the server stops
     */
    public record Listen(String host, int port, boolean behindProxy, Duration grace) {}

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Starts to listen. @throws io.javalin.util.JavalinBindException when the port is taken */
    public static HttpServer start(
            Listen listen, RouteTable table, RouteExecutor executor, RequestLog log) {
        Javalin javalin = Javalin.create(config -> configure(config, listen, table, executor, log));
        javalin.start(listen.host(), listen.port());
        return new HttpServer(javalin);
    }

    private static void configure(
            JavalinConfig config,
            Listen listen,
            RouteTable table,
            RouteExecutor executor,
            RequestLog log) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = false;
        config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
            if (listen.behindProxy()) {
                http.addCustomizer(new ForwardedRequestCustomizer());
            }
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(listen.grace().toMillis());
            server.insertHandler(new GracefulHandler());
        });
        config.http.prefer405over404 = true;
        config.http.maxRequestSize =
                Long.MAX_VALUE; // RouteExecutor reads bodies, and knows their limit.
        config.router.ignoreTrailingSlashes = true;
        config.router.treatMultipleSlashesAsSingleSlash = true;
        config.router.javaLangErrorHandler(executor::fail);
        config.requestLogger.http(log::write);
        register(config, table, executor);
        config.routes.exception(Exception.class, executor::fail);
        config.routes.exception(
                HttpResponseException.class,
                executor::fail); // Else Javalin words its own as plain text.
    }

    private static void register(JavalinConfig config, RouteTable table, RouteExecutor executor) {
        Set<String> preflights = new HashSet<>();
        for (RouteTable.Entry entry : shortestFirst(table.entries())) {
            HandlerType method = HandlerType.findOrCreate(entry.route().method().name());
            config.routes.addHttpHandler(
                    method, entry.fullPath(), context -> executor.execute(entry.route(), context));
            if (entry.route().crossOrigin() && preflights.add(entry.fullPath())) {
                config.routes.options(entry.fullPath(), executor::preflight);
            }
        }
    }

    /**
     * Javalin tries one path after the other, with a regular expression each. Paths of different
     * lengths never match the same request, but for those that end in any number of segments; so
     * the short ones, which are called most, come first, each length in the order of the table.
     */
    private static List<RouteTable.Entry> shortestFirst(List<RouteTable.Entry> entries) {
        return entries.stream()
                .sorted(
                        Comparator.comparing(
                                        (RouteTable.Entry entry) -> entry.fullPath().contains("<"))
                                .thenComparingInt(entry -> entry.fullPath().split("/").length))
                .toList();
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, lets the running ones end, and stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}

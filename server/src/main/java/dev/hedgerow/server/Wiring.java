package dev.hedgerow.server;

import dev.hedgerow.http.HttpServer;
import dev.hedgerow.http.json.ApiJson;
import dev.hedgerow.http.phrasing.ChatPhrasing;
import dev.hedgerow.http.phrasing.Phrasing;
import dev.hedgerow.http.route.ErrorMapper;
import dev.hedgerow.http.route.RequestLog;
import dev.hedgerow.http.route.RouteExecutor;
import dev.hedgerow.http.route.RouteTable;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every part, hands each what it needs, and starts them in order: folder, metadata, events,
 * writer, listener.
 */
public final class Wiring {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Wiring() {}

    /** A running server. @throws StartException when a person has to mend something first */
    public static RunningServer start(Config config, Clock clock) {
        RunningServer.Parts parts = new RunningServer.Parts();
        try {
            return start(config, clock, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static RunningServer start(Config config, Clock clock, RunningServer.Parts parts) {
        Storage storage = Storage.open(config, parts);
        Accounts accounts = Accounts.on(storage.metadata(), clock);
        FirstStart.Made made = accounts.firstStart().run(wishes(config.bootstrap())).orElse(null);
        Engine engine = Engine.start(config, storage, accounts, clock, parts);

        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters.bind(meters, engine.pipeline());
        JsonMapper mapper = ApiJson.mapper();
        ErrorMapper errors = new ErrorMapper();
        Endpoints endpoints =
                new Endpoints(accounts, engine, mapper, errors, phrasing(config), clock);
        RouteTable table = new RouteTable(endpoints.all(storage.metadata(), meters, config.dev()));
        RouteExecutor executor =
                new RouteExecutor(
                        mapper,
                        accounts.authentication(),
                        accounts.territory(),
                        errors,
                        engine.pipeline()::awaitStored);
        parts.add(IdleHeap.start(storage.rowMemory()::trim));
        HttpServer http = parts.add(listen(config, table, executor, new RequestLog(meters)));
        return new RunningServer(config.address().host(), http, engine, made, parts);
    }

    private static Phrasing phrasing(Config config) {
        Config.LanguageModel model = config.languageModel();
        return model == null
                ? Phrasing.NONE
                : new ChatPhrasing(model.url(), model.key(), model.model());
    }

    private static HttpServer listen(
            Config config, RouteTable table, RouteExecutor executor, RequestLog log) {
        Config.Address address = config.address();
        try {
            return HttpServer.start(
                    new HttpServer.Listen(
                            address.host(), address.port(), address.behindProxy(), GRACE),
                    table,
                    executor,
                    log);
        } catch (RuntimeException e) { // Javalin's, around what the socket says.
            throw cannotListen(address, e);
        }
    }

    private static RuntimeException cannotListen(Config.Address address, RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof BindException
                && String.valueOf(cause.getMessage()).contains("already in use")) {
            return StartException.portInUse(address.host(), address.port(), failure);
        }
        return switch (cause) {
            case UnresolvedAddressException _ ->
                    StartException.cannotListen(address, "there is no such host", failure);
            case IOException refused ->
                    StartException.cannotListen(address, refused.getMessage(), failure);
            default -> failure;
        };
    }

    private static FirstStart.Wishes wishes(Config.Bootstrap preset) {
        return new FirstStart.Wishes(
                null,
                null,
                preset.projectToken(),
                preset.email(),
                preset.password(),
                preset.apiKey());
    }
}

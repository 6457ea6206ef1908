package dev.hedgerow.http.route;

import dev.hedgerow.http.auth.Authentication;
import dev.hedgerow.http.auth.Caller;
import dev.hedgerow.http.auth.Credentials;
import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.json.BodyReader;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a route for a request: reads the body, authenticates, calls the handler, writes its reply.
 */
public final class RouteExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(RouteExecutor.class);

    private final JsonMapper mapper;
    private final BodyReader bodies;
    private final Authentication authentication;
    private final Territory territory;
    private final ErrorMapper errors;
    private final Runnable awaitStored;

    /**
     * @param awaitStored waits until all events can be read that capture has answered for
     */
    public RouteExecutor(
            JsonMapper mapper,
            Authentication authentication,
            Territory territory,
            ErrorMapper errors,
            Runnable awaitStored) {
        this.mapper = mapper;
        this.bodies = new BodyReader(mapper);
        this.territory = territory;
        this.authentication = authentication;
        this.errors = errors;
        this.awaitStored = awaitStored;
    }

    /** Answers a request; the thread is free as soon as this returns, the answer may come later. */
    public <B, R> void execute(Route<B, R> route, Context context) {
        if (route.crossOrigin()) {
            CrossOrigin.allow(context);
        }
        Call<B> call = call(route, context);
        if (route.area() == Area.PROJECT) {
            awaitStored.run(); // Only now: strangers keep no thread waiting.
        }
        CompletionStage<Reply<R>> answer = route.handler().answer(call);
        if (answer instanceof CompletableFuture<Reply<R>> done && done.isDone()) {
            write(done.join(), context);
        } else {
            context.future(() ->
                    answer.toCompletableFuture()
                            .handle((reply, error) -> {
                                write(
                                        error == null
                                                ? reply
                                                : errors.reply(error, request(context)),
                                        context);
                                return null;
                            }));
        }
    }

    /** Answers with an error that a handler threw, or that no handler was found for. */
    public void fail(Throwable error, Context context) {
        write(errors.reply(error, request(context)), context);
    }

    /** Answers when the JVM itself failed, as on a stack overflow. */
    public void fail(HttpServletResponse response, Error error) {
        LOG.error("A request failed", error);
        response.setStatus(ApiException.internal().status());
        response.setContentType("application/json");
        try {
            response.getOutputStream()
                    .write(mapper.writeValueAsBytes(ApiException.internal().body()));
        } catch (IOException e) {
            LOG.debug("The client left", e);
        }
    }

    /** Answers a browser that asks before it calls a route of another site. */
    public void preflight(Context context) {
        CrossOrigin.preflight(context);
    }

    private static String request(Context context) {
        return context.method() + " " + context.path();
    }

    private <B, R> Call<B> call(Route<B, R> route, Context context) {
        byte[] bytes =
                route.method().hasBody()
                        ? BodyLimits.read(
                                context.bodyInputStream(), context.req().getContentLengthLong())
                        : new byte[0];
        Call.Party party = party(route, credentials(context, bytes));
        return new Call<>(
                context,
                body(route.request(), context, bytes),
                party,
                place(route.area(), context, party));
    }

    /** A token of a shared link counts before anything else, where such tokens mean something. */
    private Call.Party party(Route<?, ?> route, Credentials credentials) {
        boolean family = route.links() || route.anonymousStatus() == Route.FORBIDDEN;
        SharingConfiguration link = family ? authentication.link(route.links(), credentials) : null;
        return link != null
                ? new Call.Party(null, link)
                : new Call.Party(
                        authentication.caller(route.access(), route.anonymousStatus(), credentials),
                        null);
    }

    private Call.Place place(Area area, Context context, Call.Party party) {
        SharingConfiguration link = party.link();
        if (link != null) {
            return new Call.Place(null, territory.project(link, context.pathParam("project_id")));
        }
        Caller caller = party.caller();
        if (caller == null) {
            return new Call.Place(null, null);
        }
        return switch (area) {
            case ROOT -> new Call.Place(null, null);
            case ORGANIZATION ->
                    new Call.Place(
                            territory.organization(caller, context.pathParam("organization_id")),
                            null);
            case PROJECT ->
                    new Call.Place(
                            null, territory.project(caller, context.pathParam("project_id")));
        };
    }

    private Credentials credentials(Context context, byte[] bytes) {
        return new Credentials(
                context.header("Authorization"),
                context.queryParam("personal_api_key"),
                () -> keyInBody(context, bytes),
                context.queryParam("sharing_access_token"),
                context.cookie(Credentials.SESSION_COOKIE),
                context.header(Credentials.CSRF_HEADER),
                context.method().name());
    }

    /** The key that a body names, or null; a body that cannot be read names none. */
    private @Nullable String keyInBody(Context context, byte[] bytes) {
        try {
            JsonNode tree = bytes.length == 0 ? null : tree(context, bytes);
            JsonNode key = tree == null ? null : tree.get("personal_api_key");
            return key != null && key.isString() ? key.stringValue() : null;
        } catch (ApiException e) {
            return null;
        }
    }

    private <B> Call.RequestBody<B> body(Class<B> type, Context context, byte[] bytes) {
        if (type == Void.class || type == byte[].class) {
            return new Call.RequestBody<>(bytes, null, null);
        }
        JsonNode tree = tree(context, bytes);
        B value = bodies.value(tree, type);
        return new Call.RequestBody<>(bytes, tree, value);
    }

    private JsonNode tree(Context context, byte[] bytes) {
        String type = context.contentType();
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "", "application/json" -> bodies.tree(bytes);
            case "application/x-www-form-urlencoded" -> form(bytes);
            case "multipart/form-data" -> multipart(bytes, String.valueOf(type));
            default -> throw ApiException.unsupportedMediaType(bare);
        };
    }

    /** A form as an object of texts; the last of several values of a field counts. */
    private ObjectNode form(byte[] bytes) {
        ObjectNode object = mapper.createObjectNode();
        for (Map.Entry<String, List<String>> field : Forms.parse(bytes).entrySet()) {
            object.put(field.getKey(), field.getValue().getLast());
        }
        return object;
    }

    private ObjectNode multipart(byte[] bytes, String type) {
        ObjectNode object = mapper.createObjectNode();
        Multipart.parse(bytes, type).forEach(object::put);
        return object;
    }

    private void write(Reply<?> reply, Context context) {
        context.status(reply.status());
        reply.headers().forEach(context::header);
        switch (reply.content()) {
            case Reply.Json(Object value) ->
                    context.contentType("application/json").result(mapper.writeValueAsBytes(value));
            case Reply.Text(String text, String type) -> context.contentType(type).result(text);
            case Reply.Bytes(byte[] bytes, String type) -> context.contentType(type).result(bytes);
            case Reply.Stream(Reply.Writer writer, String type) -> {
                context.contentType(type);
                stream(writer, context);
            }
            case Reply.Nothing() -> context.result(new byte[0]);
        }
    }

    private static void stream(Reply.Writer writer, Context context) {
        try {
            OutputStream out = context.res().getOutputStream();
            writer.write(out);
            out.flush();
        } catch (IOException e) {
            LOG.debug("The client left", e);
        }
    }
}

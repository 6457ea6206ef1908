package dev.hedgerow.http.route;

import dev.hedgerow.http.auth.Access;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint, declared once. Registration, authentication, the OpenAPI document and {@code
 * /_dev/routes} all read it here.
 *
 * @param <B> the record of the body; {@link Void} when the endpoint takes none, {@code JsonNode}
 *     when it takes any
 * @param <R> the record of the answer
 * @param path relative to the area, with a leading and a trailing slash; parameters as <code>{name}
 *     </code>
 * @param anonymousStatus what a call without credentials gets: 401, or 403 where PostHog's sharing
 *     tokens work
 * @param links whether a shared link's token opens it, too, for what the link shows
 * @param request what the handler gets as body
 * @param documentedRequest the record that describes the body in documents
 * @param items the record of what is in a list or a page; null for other answers
 * @param crossOrigin whether browsers of other sites may call it
 * @param putToo whether PUT does the same: fields that are left out stay as they are
 */
public record Route<B, R>(
        Method method,
        Area area,
        String path,
        Access access,
        int anonymousStatus,
        boolean links,
        boolean crossOrigin,
        boolean putToo,
        int status,
        Class<B> request,
        Class<?> documentedRequest,
        Class<?> response,
        @Nullable Class<?> items,
        String summary,
        Handler<B, R> handler) {
    private static final int UNAUTHORIZED = 401;

    /** What a call without credentials gets where shared links may be shown instead. */
    static final int FORBIDDEN = 403;

    /** The work of an endpoint whose answer comes later; the thread is free meanwhile. */
    @FunctionalInterface
    public interface Handler<B, R> {
        CompletionStage<Reply<R>> answer(Call<B> call);
    }

    /** The work of an endpoint that answers on the thread it was called on. */
    @FunctionalInterface
    public interface Now<B, R> {
        Reply<R> answer(Call<B> call);
    }

    public Route {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path '" + path + "' must begin with a slash");
        }
    }

    /** The same by PUT, for a route that says so; otherwise nothing. */
    Optional<Route<B, R>> byPut() {
        return putToo
                ? Optional.of(
                        new Route<>(
                                Method.PUT,
                                area,
                                path,
                                access,
                                anonymousStatus,
                                links,
                                crossOrigin,
                                false,
                                status,
                                request,
                                documentedRequest,
                                response,
                                items,
                                summary,
                                handler))
                : Optional.empty();
    }

    public static Builder<Void> get(Area area, String path) {
        return builder(Method.GET, area, path);
    }

    public static Builder<Void> post(Area area, String path) {
        return builder(Method.POST, area, path);
    }

    public static Builder<Void> put(Area area, String path) {
        return builder(Method.PUT, area, path);
    }

    public static Builder<Void> patch(Area area, String path) {
        return builder(Method.PATCH, area, path);
    }

    public static Builder<Void> delete(Area area, String path) {
        return builder(Method.DELETE, area, path);
    }

    private static Builder<Void> builder(Method method, Area area, String path) {
        return new Builder<>(method, area, path, Void.class);
    }

    /** A route that lacks its handler; {@code answers} or {@code creates} ends it. Used once. */
    public static final class Builder<B> {
        private final Method method;
        private final Area area;
        private final String path;
        private final Class<B> request;
        private Class<?> documented;
        private Access access = new Access.SessionOnly();
        private int anonymousStatus = UNAUTHORIZED;
        private boolean links;
        private boolean crossOrigin;
        private boolean putToo;
        private @Nullable Class<?> items;
        private String summary = "";

        private Builder(Method method, Area area, String path, Class<B> request) {
            this.method = method;
            this.area = area;
            this.path = path;
            this.request = request;
            this.documented = request;
        }

        /** Users, and keys with this scope. */
        public Builder<B> scope(String scope) {
            access = new Access.Scoped(scope);
            return this;
        }

        /** Everyone, without credentials. */
        public Builder<B> open() {
            access = new Access.Everyone();
            return this;
        }

        /** Users, and keys whatever they hold. */
        public Builder<B> anyKey() {
            access = new Access.Known();
            return this;
        }

        /** Users who signed in with a password, never keys. */
        public Builder<B> sessionOnly() {
            access = new Access.SessionOnly();
            return this;
        }

        /** A call without credentials gets 403 rather than 401. */
        public Builder<B> anonymousForbidden() {
            anonymousStatus = FORBIDDEN;
            return this;
        }

        /**
         * Whoever has the token of a shared link may read it; {@link Call#link} tells what the link
         * shows, and the handler shows nothing else.
         */
        public Builder<B> linksToo() {
            links = true;
            return this;
        }

        /** Pages of other sites may call it. */
        public Builder<B> fromAnySite() {
            crossOrigin = true;
            return this;
        }

        /** PUT does the same as the PATCH that is declared. */
        public Builder<B> putToo() {
            putToo = true;
            return this;
        }

        /** One sentence for the API's documentation. */
        public Builder<B> summary(String sentence) {
            summary = sentence;
            return this;
        }

        /** The record of what is in the list or the page that it answers. */
        public Builder<B> items(Class<?> type) {
            items = type;
            return this;
        }

        /** The record of the body. */
        public <T> Builder<T> takes(Class<T> type) {
            return taking(type, type);
        }

        /** Any object; the handler reads its fields, {@code documented} tells which there are. */
        public Builder<ObjectNode> takesFields(Class<?> type) {
            return taking(ObjectNode.class, type);
        }

        private <T> Builder<T> taking(Class<T> type, Class<?> told) {
            Builder<T> next = new Builder<>(method, area, path, type);
            next.documented = told;
            next.access = access;
            next.anonymousStatus = anonymousStatus;
            next.links = links;
            next.crossOrigin = crossOrigin;
            next.putToo = putToo;
            next.items = items;
            next.summary = summary;
            return next;
        }

        /** Ends the declaration: 200 with this record. */
        public <R> Route<B, R> answers(Class<? super R> response, Now<B, R> handler) {
            return end(200, response, now(handler));
        }

        /** Ends the declaration: 201 with this record. */
        public <R> Route<B, R> creates(Class<? super R> response, Now<B, R> handler) {
            return end(201, response, now(handler));
        }

        /** Ends the declaration: 204, or whatever the handler says, without a body. */
        public Route<B, Void> answersNothing(Now<B, Void> handler) {
            return end(204, Void.class, now(handler));
        }

        /** Ends the declaration: 200 with this record, later. */
        public <R> Route<B, R> answersLater(Class<? super R> response, Handler<B, R> handler) {
            return end(200, response, handler);
        }

        /** Ends the declaration: 201 with this record, later. */
        public <R> Route<B, R> createsLater(Class<? super R> response, Handler<B, R> handler) {
            return end(201, response, handler);
        }

        /** Ends the declaration: 202 without a body, later. */
        public Route<B, Void> acceptsLater(Handler<B, Void> handler) {
            return end(202, Void.class, handler);
        }

        /** Ends the declaration: 204, or whatever the handler says, without a body, later. */
        public Route<B, Void> answersNothingLater(Handler<B, Void> handler) {
            return end(204, Void.class, handler);
        }

        private static <B, R> Handler<B, R> now(Now<B, R> handler) {
            return call -> CompletableFuture.completedFuture(handler.answer(call));
        }

        private <R> Route<B, R> end(int status, Class<?> response, Handler<B, R> handler) {
            return new Route<>(
                    method,
                    area,
                    path,
                    access,
                    anonymousStatus,
                    links,
                    crossOrigin,
                    putToo,
                    status,
                    request,
                    documented,
                    response,
                    items,
                    summary,
                    handler);
        }
    }
}

package dev.hedgerow.http.route;

import dev.hedgerow.http.auth.Access;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
 * @param request what the handler gets as body
 * @param documentedRequest the record that describes the body in documents
 * @param crossOrigin whether browsers of other sites may call it
 */
public record Route<B, R>(
        Method method,
        Area area,
        String path,
        Access access,
        int anonymousStatus,
        boolean crossOrigin,
        int status,
        Class<B> request,
        Class<?> documentedRequest,
        Class<?> response,
        String summary,
        Handler<B, R> handler) {

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
        return new Builder<>(
                method,
                area,
                path,
                new Access.SessionOnly(),
                401,
                false,
                Void.class,
                Void.class,
                "");
    }

    /** A route that lacks its handler; {@code answers} or {@code creates} ends it. */
    public record Builder<B>(
            Method method,
            Area area,
            String path,
            Access access,
            int anonymousStatus,
            boolean crossOrigin,
            Class<B> request,
            Class<?> documented,
            String summary) {

        /** Users, and keys with this scope. */
        public Builder<B> scope(String scope) {
            return access(new Access.Scoped(scope));
        }

        /** Everyone, without credentials. */
        public Builder<B> open() {
            return access(new Access.Everyone());
        }

        /** Users, and keys whatever they hold. */
        public Builder<B> anyKey() {
            return access(new Access.Known());
        }

        /** Users who signed in with a password, never keys. */
        public Builder<B> sessionOnly() {
            return access(new Access.SessionOnly());
        }

        private Builder<B> access(Access who) {
            return new Builder<>(
                    method,
                    area,
                    path,
                    who,
                    anonymousStatus,
                    crossOrigin,
                    request,
                    documented,
                    summary);
        }

        /** A call without credentials gets 403 rather than 401. */
        public Builder<B> anonymousForbidden() {
            return new Builder<>(
                    method, area, path, access, 403, crossOrigin, request, documented, summary);
        }

        /** Pages of other sites may call it. */
        public Builder<B> fromAnySite() {
            return new Builder<>(
                    method,
                    area,
                    path,
                    access,
                    anonymousStatus,
                    true,
                    request,
                    documented,
                    summary);
        }

        /** One sentence for the API's documentation. */
        public Builder<B> summary(String sentence) {
            return new Builder<>(
                    method,
                    area,
                    path,
                    access,
                    anonymousStatus,
                    crossOrigin,
                    request,
                    documented,
                    sentence);
        }

        /** The record of the body. */
        public <T> Builder<T> takes(Class<T> type) {
            return new Builder<>(
                    method, area, path, access, anonymousStatus, crossOrigin, type, type, summary);
        }

        /** Any object; the handler reads its fields, {@code documented} tells which there are. */
        public Builder<ObjectNode> takesFields(Class<?> documented) {
            return new Builder<>(
                    method,
                    area,
                    path,
                    access,
                    anonymousStatus,
                    crossOrigin,
                    ObjectNode.class,
                    documented,
                    summary);
        }

        /** Ends the declaration: 200 with this record. */
        public <R> Route<B, R> answers(Class<? super R> response, Now<B, R> handler) {
            return end(
                    200, response, call -> CompletableFuture.completedFuture(handler.answer(call)));
        }

        /** Ends the declaration: 201 with this record. */
        public <R> Route<B, R> creates(Class<? super R> response, Now<B, R> handler) {
            return end(
                    201, response, call -> CompletableFuture.completedFuture(handler.answer(call)));
        }

        /** Ends the declaration: 204, or whatever the handler says, without a body. */
        public Route<B, Void> answersNothing(Now<B, Void> handler) {
            return end(
                    204,
                    Void.class,
                    call -> CompletableFuture.completedFuture(handler.answer(call)));
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

        private <R> Route<B, R> end(int status, Class<?> response, Handler<B, R> handler) {
            return new Route<>(
                    method,
                    area,
                    path,
                    access,
                    anonymousStatus,
                    crossOrigin,
                    status,
                    request,
                    documented,
                    response,
                    summary,
                    handler);
        }
    }
}

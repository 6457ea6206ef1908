package dev.hedgerow.http.route;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a call.
 *
 * @param <R> the type that the route declares to answer with
 * @param headers beyond the content type, in the order to send
 */
public record Reply<R>(int status, Content content, Map<String, String> headers) {

    /** What the body is. */
    public sealed interface Content {}

    /** Written by the API's mapper. */
    public record Json(Object value) implements Content {}

    /** Sent as it is, in UTF-8. */
    public record Text(String text, String type) implements Content {}

    /** Sent as it is. */
    @SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
    public record Bytes(byte[] bytes, String type) implements Content {}

    /** Written piece by piece while the client reads. */
    public record Stream(Writer writer, String type) implements Content {}

    /** Writes a body; an exception of the stream means that the client left. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** No body. */
    public record Nothing() implements Content {}

    public static <R> Reply<R> ok(R value) {
        return json(200, value);
    }

    public static <R> Reply<R> created(R value) {
        return json(201, value);
    }

    public static <R> Reply<R> json(int status, Object value) {
        return new Reply<>(status, new Json(value), Map.of());
    }

    public static <R> Reply<R> text(int status, String text) {
        return text(status, text, "text/plain; charset=utf-8");
    }

    public static <R> Reply<R> text(int status, String text, String type) {
        return new Reply<>(status, new Text(text, type), Map.of());
    }

    public static <R> Reply<R> bytes(byte[] bytes, String type) {
        return new Reply<>(200, new Bytes(bytes, type), Map.of());
    }

    /** 200 with a body that is written while the client reads. */
    public static <R> Reply<R> stream(String type, Writer writer) {
        return new Reply<>(200, new Stream(writer, type), Map.of());
    }

    public static <R> Reply<R> noContent() {
        return new Reply<>(204, new Nothing(), Map.of());
    }

    /** 202 without a body. */
    public static <R> Reply<R> accepted() {
        return new Reply<>(202, new Nothing(), Map.of());
    }

    /** The same with one header more. */
    public Reply<R> withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply<>(status, content, all);
    }
}

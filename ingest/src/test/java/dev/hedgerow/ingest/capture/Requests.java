package dev.hedgerow.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Capture requests for tests, at a fixed time and from a fixed address. */
public final class Requests {

    public static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

    private static final CaptureParser PARSER = new CaptureParser();

    private Requests() {}

    public static CaptureRequest parse(CaptureInput input) {
        return PARSER.parse(input);
    }

    public static CaptureRequest parse(String json) {
        return PARSER.parse(post(json));
    }

    public static CaptureInput post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    public static CaptureInput post(byte[] body) {
        return request("/e/", "", "application/json", null, body);
    }

    public static CaptureInput form(String query, String body) {
        return request(
                "/e/",
                query,
                "application/x-www-form-urlencoded",
                null,
                body.getBytes(StandardCharsets.UTF_8));
    }

    public static CaptureInput get(String query) {
        return request("/e/", query, null, null, new byte[0]);
    }

    public static CaptureInput request(
            String path,
            String query,
            @Nullable String contentType,
            @Nullable String contentEncoding,
            byte[] body) {
        return new CaptureInput(path, query, contentType, contentEncoding, body, "10.0.0.7", NOW);
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    public static byte[] gzip(String plain) {
        return gzip(plain.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }
}

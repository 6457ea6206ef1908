package dev.hedgerow.http.route;

import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.write.IngestException;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.metadata.MetadataException;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a handler throws into the answer to send. What nobody foresaw is logged and
 * answered with a plain 500.
 */
public final class ErrorMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    private static final int RETRY_SECONDS = 5;
    private static final int SOON_SECONDS = 1;
    private static final int LATER_SECONDS = 30;

    /** The answer for {@code error}; {@code request} is method and path, for the log. */
    public Reply<?> reply(Throwable error, String request) {
        return switch (error) {
            case CompletionException e when e.getCause() != null -> reply(e.getCause(), request);
            case CaptureException e -> Reply.text(status(e), String.valueOf(e.getMessage()));
            case IngestException e -> ofIngest(e, request);
            default -> reply(exception(error, request));
        };
    }

    private static int status(CaptureException error) {
        return switch (error.code()) {
            case MALFORMED, INVALID_EVENT -> 400;
            case UNAUTHORIZED -> 401;
            case TOO_LARGE -> 413;
        };
    }

    private static Reply<?> ofIngest(IngestException error, String request) {
        String detail = String.valueOf(error.getMessage());
        return switch (error.code()) {
            case QUEUE_FULL, STOPPED ->
                    Reply.text(503, detail).withHeader("Retry-After", String.valueOf(SOON_SECONDS));
            case STORAGE ->
                    Reply.text(503, detail)
                            .withHeader("Retry-After", String.valueOf(LATER_SECONDS));
            case FAILED -> {
                LOG.error("{} failed", request, error);
                yield Reply.text(500, detail);
            }
        };
    }

    /** The answer for an error that already has its words. */
    public static Reply<?> reply(ApiException error) {
        Reply<?> reply = Reply.json(error.status(), error.body());
        Integer seconds = error.retryAfterSeconds();
        return seconds == null ? reply : reply.withHeader("Retry-After", String.valueOf(seconds));
    }

    /** The words for {@code error}, for answers that hold an error of something else. */
    public ApiException exception(Throwable error, String request) {
        return switch (error) {
            case CompletionException e when e.getCause() != null ->
                    exception(e.getCause(), request);
            case ExecutionException e when e.getCause() != null -> exception(e.getCause(), request);
            case ApiException e -> e;
            case MetadataException e -> ofMetadata(e, request);
            case QueryException e -> ofQuery(e, request);
            case HogqlException.Shown e ->
                    ApiException.invalid(null, codeOf(e), String.valueOf(e.getMessage()));
            case HttpResponseException e -> ofJavalin(e, request);
            case HttpException e -> ApiException.unparsable(String.valueOf(e.getReason()));
            case EofException e -> clientLeft(request, e);
            case EOFException e -> clientLeft(request, e);
            default -> {
                LOG.error("{} failed", request, error);
                yield ApiException.internal();
            }
        };
    }

    /** What Javalin itself refuses: an unknown path, or a known path with another method. */
    private static ApiException ofJavalin(HttpResponseException error, String request) {
        return switch (error.getStatus()) {
            case 404 -> ApiException.notFound("Endpoint not found.");
            case 405 -> ApiException.methodNotAllowed(request.substring(0, request.indexOf(' ')));
            default -> ApiException.invalid(null, String.valueOf(error.getMessage()));
        };
    }

    private static ApiException ofMetadata(MetadataException error, String request) {
        String detail = String.valueOf(error.getMessage());
        return switch (error.code()) {
            case NOT_FOUND -> ApiException.notFound(detail);
            case INVALID_INPUT -> ApiException.invalid(error.attribute(), detail);
            case INVALID_CHOICE, REQUIRED, NULL, BLANK, MAX_LENGTH, UNIQUE ->
                    ApiException.invalid(
                            error.attribute(),
                            error.code().name().toLowerCase(Locale.ROOT),
                            detail);
            case CONFLICT -> ApiException.conflict(detail);
            case PERMISSION_DENIED -> ApiException.permissionDenied(detail);
            case BUSY -> ApiException.unavailable("busy", detail, RETRY_SECONDS);
            case STORAGE_FULL, STORAGE_UNUSABLE -> {
                LOG.error("{} failed: {}", request, detail);
                yield ApiException.unavailable(
                        error.code().name().toLowerCase(Locale.ROOT), detail, RETRY_SECONDS);
            }
            case INTERNAL -> {
                LOG.error("{} failed", request, error);
                yield ApiException.internal();
            }
        };
    }

    private static ApiException ofQuery(QueryException error, String request) {
        if (error.metadata() != null) {
            return ApiException.invalidHogql(
                    codeOf(error.getCause()), error.detail(), error.metadata());
        }
        if (error.rule() != null) {
            return ApiException.invalid(error.attr(), error.rule(), error.detail());
        }
        return switch (error.code()) {
            case PARSE_ERROR -> ApiException.invalid(error.attr(), "parse_error", error.detail());
            case INVALID_INPUT, UNSUPPORTED_KIND, QUERY_FAILED, TOO_LARGE ->
                    ApiException.invalid(error.attr(), error.detail());
            case NOT_IMPLEMENTED -> ApiException.notImplementedBecause(error.detail());
            case NOT_FOUND -> ApiException.notFound(error.detail());
            case TIMEOUT -> ApiException.timeout(error.detail());
            case CANCELLED -> ApiException.conflict(error.detail());
            case TOO_MANY_QUERIES -> ApiException.throttled(error.detail(), RETRY_SECONDS);
            case INTERNAL -> {
                LOG.error("{} failed", request, error);
                yield ApiException.internal();
            }
        };
    }

    /** ClickHouse's name of the error where clients go by it. */
    private static String codeOf(@Nullable Throwable error) {
        return error instanceof HogqlException hogql && hogql.code() == HogqlErrorCode.ILLEGAL_TYPES
                ? "illegal_type_of_argument"
                : "invalid_input";
    }

    private static ApiException clientLeft(String request, Exception error) {
        LOG.debug("{}: the client left: {}", request, error.toString());
        return ApiException.unparsable("the body ended early");
    }
}

package dev.hedgerow.http.route;

import dev.hedgerow.http.auth.Caller;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import io.javalin.http.Context;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One request that passed authentication, with its body read.
 *
 * @param <B> the record of the body
 */
public final class Call<B> {
    private final Context context;
    private final RequestBody<B> read;
    private final Party party;
    private final Place place;

    Call(Context context, RequestBody<B> read, Party party, Place place) {
        this.context = context;
        this.read = read;
        this.party = party;
        this.place = place;
    }

    /** Who calls: somebody known, the holder of a shared link, or anybody. */
    record Party(@Nullable Caller caller, @Nullable SharingConfiguration link) {}

    /**
     * A body in its three forms.
     *
     * @param bytes as they came, without content encoding being undone
     * @param tree the JSON of it, or of the form that it is; null for a route that takes bytes or
     *     nothing
     * @param value the record, null for a route that takes bytes or nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed along once, never compared.
    record RequestBody<B>(byte[] bytes, @Nullable JsonNode tree, @Nullable B value) {}

    /** What the area of the route names, and the caller may enter. */
    record Place(@Nullable Organization organization, @Nullable Project project) {}

    /**
     * The user, perhaps through a key. Only a route open to everyone or to shared links may have
     * none.
     */
    public Caller caller() {
        Caller caller = party.caller();
        if (caller == null) {
            throw ApiException.notAuthenticated();
        }
        return caller;
    }

    /**
     * The shared link through which the call comes, instead of from a caller; null for all others.
     * Only a route that says so takes links.
     */
    public @Nullable SharingConfiguration link() {
        return party.link();
    }

    /** The project in the path, which the caller may enter. */
    public Project project() {
        Project project = place.project();
        if (project == null) {
            throw new IllegalStateException("The route '" + path() + "' is not in a project");
        }
        return project;
    }

    /** The organization in the path, of which the caller is a member. */
    public Organization organization() {
        Organization organization = place.organization();
        if (organization == null) {
            throw new IllegalStateException("The route '" + path() + "' is not in an organization");
        }
        return organization;
    }

    /** The body as the route's record. */
    public B body() {
        B value = read.value();
        if (value == null) {
            throw new IllegalStateException("The route '" + path() + "' declares no body");
        }
        return value;
    }

    /** The body as JSON, with the fields that the record does not know. */
    public JsonNode tree() {
        JsonNode tree = read.tree();
        if (tree == null) {
            throw new IllegalStateException("The route '" + path() + "' declares no body");
        }
        return tree;
    }

    /** The body as it came. */
    public byte[] bytes() {
        return read.bytes();
    }

    /** A parameter of the path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /**
     * A parameter of the path that is a number; 404 for anything else, since no object has such an
     * id.
     */
    public long pathLong(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException e) {
            throw ApiException.notFound();
        }
    }

    /** A parameter of the path that is a UUID; 404 for anything else, too. */
    public UUID pathUuid(String name) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    /** The first value of a query parameter, or null. */
    public @Nullable String query(String name) {
        return context.queryParam(name);
    }

    /** Every value of a query parameter that is given several times. */
    public List<String> queryAll(String name) {
        return context.queryParams(name);
    }

    /** A query parameter that is a number, the nearest that an int holds; 400 for anything else. */
    public int queryInt(String name, int otherwise) {
        String text = query(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[+-]?\\d{1,400}")) {
            throw ApiException.invalid(name, "A valid integer is required.");
        }
        return new BigInteger(text)
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .max(BigInteger.valueOf(Integer.MIN_VALUE))
                .intValue();
    }

    /** A query parameter that says true or false, null without one; 400 for anything else. */
    public @Nullable Boolean queryBoolean(String name) {
        String text = query(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "t", "on" -> true;
            case "false", "0", "no", "n", "f", "off" -> false;
            default -> throw ApiException.invalid(name, "Must be a valid boolean.");
        };
    }

    /** A query parameter that is a JSON list of texts; null without one, 400 for anything else. */
    public @Nullable Set<String> queryTexts(String name) {
        String text = query(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            JsonNode list = Json.parse(text);
            if (list.isArray()) {
                Set<String> texts = new LinkedHashSet<>();
                list.forEach(item -> texts.add(item.asString("")));
                return texts;
            }
        } catch (JacksonException e) {
            throw ApiException.invalid(name, "Expected a JSON list.");
        }
        throw ApiException.invalid(name, "Expected a JSON list.");
    }

    /** Whether a query parameter says yes: true, 1, yes, y or on. */
    public boolean queryFlag(String name) {
        String text = query(name);
        return text != null
                && List.of("true", "1", "yes", "y", "on").contains(text.toLowerCase(Locale.ROOT));
    }

    /** All query parameters, in the order of the request. */
    public Map<String, List<String>> queryParameters() {
        return context.queryParamMap();
    }

    /** The query string as it came, still encoded; empty when there is none. */
    public String queryString() {
        String text = context.queryString();
        return text == null ? "" : text;
    }

    /** A request header, or null. */
    public @Nullable String header(String name) {
        return context.header(name);
    }

    /** All request headers. */
    public Map<String, String> headers() {
        return context.headerMap();
    }

    /** A cookie, or null. */
    public @Nullable String cookie(String name) {
        return context.cookie(name);
    }

    /** Sets a cookie for the whole site; null takes it away. {@code seconds} is its life. */
    public void setCookie(
            String name, @Nullable String value, int seconds, boolean readableByScripts) {
        List<String> parts =
                new ArrayList<>(
                        List.of(
                                name + "=" + (value == null ? "" : value),
                                "Path=/",
                                "SameSite=Lax"));
        parts.add("Max-Age=" + (value == null ? 0 : seconds));
        if (!readableByScripts) {
            parts.add("HttpOnly");
        }
        if (context.scheme().equals("https")) {
            parts.add("Secure");
        }
        context.res().addHeader("Set-Cookie", String.join("; ", parts));
    }

    /** The address of the client's end of the connection. */
    public String clientAddress() {
        return context.ip();
    }

    /** The path that was called. */
    public String path() {
        return context.path();
    }

    /** The URL that was called, without its query string. */
    public String url() {
        return context.url();
    }

    /** Scheme, host and port that the client used. */
    public String origin() {
        return context.scheme() + "://" + context.host();
    }
}

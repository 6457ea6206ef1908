package dev.hedgerow.http.schema;

import dev.hedgerow.http.auth.Access;
import dev.hedgerow.http.auth.Credentials;
import dev.hedgerow.http.error.ErrorBody;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.RouteTable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the OpenAPI 3.1 document of a table of routes. */
final class OpenApiDocument {
    private static final String KEY = "PersonalAPIKeyAuth";
    private static final String SESSION = "SessionAuth";
    private static final Pattern PARAMETER = Pattern.compile("[{<]([a-z_]+)[}>]");

    private final JsonMapper mapper;
    private final RecordSchemas schemas;

    private OpenApiDocument(JsonMapper mapper) {
        this.mapper = mapper;
        this.schemas = new RecordSchemas(mapper);
    }

    static ObjectNode of(RouteTable table, JsonMapper mapper) {
        return new OpenApiDocument(mapper).build(table);
    }

    private ObjectNode build(RouteTable table) {
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Hedgerow API")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Compatible with PostHog's. Everything under /api/projects/ is under /api/environments/ as well.");
        ObjectNode paths = document.putObject("paths");
        for (RouteTable.Entry entry : table.documented()) {
            String path = entry.fullPath().replace('<', '{').replace('>', '}');
            ObjectNode methods =
                    paths.path(path) instanceof ObjectNode known ? known : paths.putObject(path);
            methods.set(
                    entry.route().method().name().toLowerCase(Locale.ROOT),
                    operation(path, entry.route()));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode ways = components.putObject("securitySchemes");
        ways.putObject(KEY).put("type", "http").put("scheme", "bearer");
        ways.putObject(SESSION)
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", Credentials.SESSION_COOKIE);
        ObjectNode named = components.putObject("schemas");
        schemas.all().forEach(named::set);
        return document;
    }

    private ObjectNode operation(String path, Route<?, ?> route) {
        ObjectNode operation = mapper.createObjectNode();
        operation.put("summary", route.summary());
        operation.put("operationId", operationId(path, route));
        operation.putArray("tags").add(tag(path));
        parameters(path, operation.putArray("parameters"));
        if (route.documentedRequest().isRecord()) {
            ObjectNode body = operation.putObject("requestBody");
            json(body, schemas.ofRequest(route.documentedRequest()));
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode success = responses.putObject(String.valueOf(route.status()));
        success.put("description", route.summary());
        if (route.response() != Void.class) {
            answer(success, route);
        }
        ObjectNode failure = responses.putObject("default");
        failure.put("description", "An error");
        json(failure, schemas.ofResponse(ErrorBody.class));
        security(operation, route.access());
        return operation;
    }

    private void security(ObjectNode operation, Access access) {
        ArrayNode security = operation.putArray("security");
        switch (access) {
            case Access.Everyone() -> {
                return;
            }
            case Access.SessionOnly() -> {}
            case Access.Known() -> security.addObject().putArray(KEY);
            case Access.Scoped(String scope) -> security.addObject().putArray(KEY).add(scope);
        }
        security.addObject().putArray(SESSION);
    }

    private void answer(ObjectNode holder, Route<?, ?> route) {
        Class<?> items = route.items();
        if (route.response() == String.class || route.response() == byte[].class) {
            content(holder, "text/plain", mapper.createObjectNode().put("type", "string"));
        } else if (items == null) {
            json(holder, schemas.ofResponse(route.response()));
        } else {
            json(
                    holder,
                    route.response() == Page.class ? schemas.ofPage(items) : schemas.ofList(items));
        }
    }

    private static void json(ObjectNode holder, ObjectNode schema) {
        content(holder, "application/json", schema);
    }

    private static void content(ObjectNode holder, String mediaType, ObjectNode schema) {
        holder.putObject("content").putObject(mediaType).set("schema", schema);
    }

    private static void parameters(String path, ArrayNode parameters) {
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", matcher.group(1)).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
    }

    /**
     * The resource that a path is about: what follows the project, else the first word after {@code
     * /api}.
     */
    private static String tag(String path) {
        String rest = path.replaceFirst("^/api/(projects|organizations)/[{][a-z_]+}/", "/");
        String[] words = rest.replaceFirst("^/api", "").split("/", -1);
        return words.length > 1 && !words[1].isEmpty() && !words[1].startsWith("{")
                ? words[1]
                : "projects";
    }

    private static String operationId(String path, Route<?, ?> route) {
        return (route.method() + path)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("_$", "");
    }
}

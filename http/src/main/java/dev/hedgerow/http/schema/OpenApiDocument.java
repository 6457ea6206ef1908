package dev.hedgerow.http.schema;

import dev.hedgerow.http.auth.Access;
import dev.hedgerow.http.error.ErrorBody;
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
        schemas.of(ErrorBody.class);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject(KEY)
                .put("type", "http")
                .put("scheme", "bearer");
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
            content(body, route.documentedRequest());
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode success = responses.putObject(String.valueOf(route.status()));
        success.put("description", route.summary());
        if (route.response() != Void.class) {
            content(success, route.response());
        }
        ObjectNode failure = responses.putObject("default");
        failure.put("description", "An error");
        content(failure, ErrorBody.class);
        security(operation, route.access());
        return operation;
    }

    private void security(ObjectNode operation, Access access) {
        ArrayNode security = operation.putArray("security");
        switch (access) {
            case Access.Everyone() -> {}
            case Access.SessionOnly() -> {}
            case Access.Known() -> security.addObject().putArray(KEY);
            case Access.Scoped(String scope) -> security.addObject().putArray(KEY).add(scope);
        }
    }

    private void content(ObjectNode holder, Class<?> type) {
        boolean text = type == String.class || type == byte[].class;
        ObjectNode media =
                holder.putObject("content").putObject(text ? "text/plain" : "application/json");
        media.set(
                "schema",
                text ? mapper.createObjectNode().put("type", "string") : schemas.of(type));
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

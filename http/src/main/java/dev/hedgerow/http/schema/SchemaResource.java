package dev.hedgerow.http.schema;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/schema/} and the page that shows it, {@code /api/schema/swagger-ui/}. */
public final class SchemaResource implements Resource {
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_VERSION =
            "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> FILES =
            Map.of(
                    "swagger-ui-bundle.js", "application/javascript; charset=utf-8",
                    "swagger-ui.css", "text/css; charset=utf-8");
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <title>Hedgerow API</title>
              <link rel="stylesheet" href="/api/schema/swagger-ui/swagger-ui.css">
            </head>
            <body>
              <div id="page"></div>
              <script src="/api/schema/swagger-ui/swagger-ui-bundle.js"></script>
              <script>SwaggerUIBundle({ url: "/api/schema/", dom_id: "#page", docExpansion: "none" })</script>
            </body>
            </html>
            """;

    private final List<? extends Resource> resources;
    private final JsonMapper mapper;

    /**
     * @param resources all that the document shall describe
     */
    public SchemaResource(List<? extends Resource> resources, JsonMapper mapper) {
        this.resources = List.copyOf(resources);
        this.mapper = mapper;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/api/schema/")
                        .open()
                        .summary("This document")
                        .answers(JsonNode.class, _ -> document()),
                Route.get(Area.ROOT, "/api/schema/swagger-ui/")
                        .open()
                        .summary("This document, to browse")
                        .answers(
                                String.class,
                                _ -> Reply.text(200, PAGE, "text/html; charset=utf-8")),
                Route.get(Area.ROOT, "/api/schema/swagger-ui/{file}/")
                        .open()
                        .summary("What the page is made of")
                        .answers(byte[].class, this::file));
    }

    private Reply<JsonNode> document() {
        return Reply.ok(OpenApiDocument.of(new RouteTable(resources), mapper));
    }

    private Reply<byte[]> file(Call<Void> call) {
        String type = FILES.get(call.path("file"));
        if (type == null) {
            throw ApiException.notFound();
        }
        return Reply.bytes(read(WEBJAR + version() + "/" + call.path("file")), type);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream stream = open(WEBJAR_VERSION)) {
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream stream = open(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = SchemaResource.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IOException(path + " is not on the class path");
        }
        return stream;
    }
}

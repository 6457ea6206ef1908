package dev.hedgerow.http.csv;

import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.table.Sheet;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives handlers of lists a second format: their objects, one a line, when a call asks for CSV.
 * Thread-safe.
 */
public final class CsvLists {
    private final JsonMapper mapper;

    public CsvLists(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The handler, and the file {@code name} with the same list. */
    public <B, R> Route.Now<B, R> now(String name, Route.Now<B, R> handler) {
        return call -> {
            Format format = Format.of(call);
            return inFormat(format, name, handler.answer(call));
        };
    }

    /** The same for a handler that answers later. */
    public <B, R> Route.Handler<B, R> later(String name, Route.Handler<B, R> handler) {
        return call -> {
            Format format = Format.of(call);
            return handler.answer(call).thenApply(reply -> inFormat(format, name, reply));
        };
    }

    private <R> Reply<R> inFormat(Format format, String name, Reply<R> reply) {
        boolean isFile = format == Format.CSV && reply.content() instanceof Reply.Json;
        return isFile ? CsvFile.reply(sheet((Reply.Json) reply.content()), name, null) : reply;
    }

    private Sheet sheet(Reply.Json json) {
        JsonNode tree = mapper.valueToTree(json.value());
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode item : tree.isArray() ? tree : tree.path("results")) {
            if (item instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return Sheet.of(rows);
    }
}

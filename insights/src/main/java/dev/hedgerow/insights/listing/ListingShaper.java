package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.insights.rows.JsonValues;
import dev.hedgerow.store.Rows;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a list as JSON. */
public final class ListingShaper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Listing listing;
    private final JsonValues json;

    /**
     * @param zone in which times are shown
     */
    public ListingShaper(Listing listing, ZoneId zone) {
        this.listing = listing;
        this.json = new JsonValues(zone);
    }

    /** The page's rows. */
    public ArrayNode results(Rows rows) {
        ArrayNode results = JSON.arrayNode();
        List<HogqlType> types = rows.columns().stream().map(Column::type).toList();
        for (List<@Nullable Object> row : rows.rows()) {
            if (results.size() == listing.page().limit()) {
                break;
            }
            ArrayNode shown = results.addArray();
            int at = 0;
            for (ListingColumn column : listing.columns()) {
                int end = at + column.exprs().size();
                shown.add(column.form().shape(row.subList(at, end), types.subList(at, end), json));
                at = end;
            }
        }
        return results;
    }

    /** Adds what an answer has beside its results: columns, types and the page. */
    public void describe(ObjectNode body, Rows rows) {
        ArrayNode columns = JSON.arrayNode();
        ArrayNode types = JSON.arrayNode();
        int at = 0;
        for (ListingColumn column : listing.columns()) {
            int end = at + column.exprs().size();
            columns.add(column.text());
            types.add(type(rows.columns().subList(at, end)));
            at = end;
        }
        body.set("columns", columns);
        body.set("types", types);
        body.put("limit", listing.page().limit());
        body.put("offset", listing.page().offset());
        body.put("hasMore", rows.size() > listing.page().limit());
    }

    private static String type(List<Column> columns) {
        if (columns.isEmpty()) {
            return "UInt8";
        }
        return columns.size() == 1
                ? columns.getFirst().type().name()
                : columns.stream()
                        .map(column -> column.type().name())
                        .collect(Collectors.joining(", ", "Tuple(", ")"));
    }
}

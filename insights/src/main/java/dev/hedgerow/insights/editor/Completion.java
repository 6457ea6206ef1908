package dev.hedgerow.insights.editor;

import dev.hedgerow.hogql.catalog.Catalog;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.TableField;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.functions.FunctionTable;
import dev.hedgerow.insights.query.HogQLAutocomplete;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Suggests what could come next: tables, their fields, properties and functions. */
public final class Completion {
    /** More keys of properties than these are no help to those who choose. */
    private static final int MOST_KEYS = 220;

    private static final Map<String, String> ONLY_EVENTS = Map.of("events", "events");

    private final Catalog catalog;
    private final Function<String, Map<String, String>> properties;
    private final Function<String, List<Column>> columns;
    private final ArrayNode suggestions = JsonNodeFactory.instance.arrayNode();
    private String word = "";
    private boolean incomplete;

    /**
     * @param properties the types of properties by their keys, in order, by the stored table that
     *     has them
     * @param columns the columns of a query by its text; none for one that is wrong
     */
    public Completion(
            Catalog catalog,
            Function<String, Map<String, String>> properties,
            Function<String, List<Column>> columns) {
        this.catalog = catalog;
        this.properties = properties;
        this.columns = columns;
    }

    /** The answer of the API. */
    public ObjectNode json(HogQLAutocomplete query) {
        Surroundings place = Surroundings.of(query.text(), query.cursor());
        word = place.word().toLowerCase(Locale.ROOT);
        switch (query.language()) {
            case QUERY -> {
                if (!query.text().substring(0, query.cursor()).isBlank()) {
                    addToQuery(place);
                }
            }
            case EXPRESSION -> addToSelect(ONLY_EVENTS, place.owner());
            case TEMPLATE -> {
                if (place.inBraces()) {
                    addGlobals(query.globals(), place.owner());
                }
            }
            case PROGRAM -> addGlobals(query.globals(), place.owner());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("suggestions", suggestions);
        json.put("incomplete_list", incomplete);
        json.set("timings", JsonNodeFactory.instance.arrayNode());
        return json;
    }

    private void addToQuery(Surroundings place) {
        if (place.namesTable()) {
            if (place.owner().isEmpty()) {
                catalog.names().forEach(name -> suggest(name, name, "Folder", "Table"));
            }
            return;
        }
        place.queries()
                .forEach((alias, query) -> {
                    if (place.owner().isEmpty() && !alias.isEmpty()) {
                        suggest(alias, alias, "Folder", "Table");
                    }
                    if (place.owner().isEmpty() || place.owner().equals(List.of(alias))) {
                        columns.apply(query)
                                .forEach(column ->
                                        suggest(
                                                column.name(),
                                                quoted(column.name()),
                                                "Variable",
                                                column.type().name()));
                    }
                });
        boolean noTables = place.tables().isEmpty() && place.queries().isEmpty();
        addToSelect(noTables ? ONLY_EVENTS : place.tables(), place.owner());
    }

    private void addToSelect(Map<String, String> tables, List<String> owner) {
        if (owner.isEmpty()) {
            addNames(tables);
        } else {
            addMembers(tables, owner);
        }
    }

    private void addGlobals(@Nullable JsonNode globals, List<String> owner) {
        JsonNode object = globals == null ? MissingNode.getInstance() : globals;
        for (String name : owner) {
            object = object.path(name);
        }
        object.propertyNames().forEach(name -> suggest(name, name, "Variable", null));
    }

    private void addNames(Map<String, String> tables) {
        tables.forEach((alias, name) -> {
            if (tables.size() > 1 || !alias.equals(name)) {
                suggest(alias, alias, "Folder", "Table");
            }
        });
        tables.values().forEach(name -> table(name).ifPresent(this::addFields));
        FunctionTable.standard().all().stream()
                .filter(function -> Character.isLetter(function.name().charAt(0)))
                .sorted(Comparator.comparing(FunctionSignature::name))
                .forEach(function ->
                        suggest(function.name(), function.name() + "()", "Function", null));
    }

    private Optional<LogicalTable> table(String name) {
        return catalog.find(List.of(name));
    }

    private void addMembers(Map<String, String> tables, List<String> owner) {
        String named = tables.get(owner.getFirst());
        if (named != null) {
            table(named).ifPresent(table -> follow(table, owner.subList(1, owner.size())));
            return;
        }
        for (String name : tables.values()) {
            table(name)
                    .filter(table -> table.fields().containsKey(owner.getFirst()))
                    .ifPresent(table -> follow(table, owner));
        }
    }

    private void follow(LogicalTable table, List<String> path) {
        if (path.isEmpty()) {
            addFields(table);
            return;
        }
        List<String> rest = path.subList(1, path.size());
        switch (table.fields().get(path.getFirst())) {
            case TableField.Lazy lazy ->
                    table(lazy.target()).ifPresent(target -> follow(target, rest));
            case TableField.SameAs same -> {
                List<String> longer = new ArrayList<>(same.path());
                longer.addAll(rest);
                follow(table, longer);
            }
            case TableField.Properties _ -> addProperties(table, rest);
            case TableField.Stored _, TableField.Property _, TableField.Computed _ -> {}
            case null -> {}
        }
    }

    private void addProperties(LogicalTable table, List<String> rest) {
        if (rest.isEmpty() && table.physical() != null) {
            List<Map.Entry<String, String>> fitting =
                    properties.apply(table.physical()).entrySet().stream()
                            .filter(property -> fits(property.getKey()))
                            .toList();
            incomplete = fitting.size() > MOST_KEYS;
            fitting.stream()
                    .limit(MOST_KEYS)
                    .forEach(property ->
                            suggest(
                                    property.getKey(),
                                    quoted(property.getKey()),
                                    "Property",
                                    property.getValue()));
        }
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_$][\\w$]*") ? name : "`" + name.replace("`", "\\`") + "`";
    }

    private void addFields(LogicalTable table) {
        table.fields()
                .forEach((name, field) -> {
                    boolean isTable = field instanceof TableField.Lazy;
                    suggest(name, quoted(name), isTable ? "Folder" : "Variable", detail(field));
                });
    }

    private static @Nullable String detail(TableField field) {
        return switch (field) {
            case TableField.Stored stored -> stored.type().name();
            case TableField.Properties _ -> "Object";
            case TableField.Property _ -> "String";
            case TableField.Lazy _ -> "Table";
            case TableField.SameAs _, TableField.Computed _ -> null;
        };
    }

    private boolean fits(String label) {
        return label.toLowerCase(Locale.ROOT).contains(word);
    }

    private void suggest(String label, String insert, String kind, @Nullable String detail) {
        if (fits(label)) {
            ObjectNode item = suggestions.addObject();
            item.put("label", label);
            item.put("insertText", insert);
            item.put("kind", kind);
            item.put("detail", detail);
        }
    }
}

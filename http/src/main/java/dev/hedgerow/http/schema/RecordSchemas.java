package dev.hedgerow.http.schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.hedgerow.http.route.Page;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schemas of the records in routes, each once under its simple name. Names and nulls are
 * those of the API's mapper. Not thread-safe.
 */
final class RecordSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final JsonMapper mapper;
    private final SchemaGenerator requests;
    private final SchemaGenerator responses;
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    RecordSchemas(JsonMapper mapper) {
        this.mapper = mapper;
        this.requests = generator(mapper, field -> !isNullable(field));
        this.responses = generator(mapper, field -> !mayBeLeftOut(field));
    }

    private static SchemaGenerator generator(JsonMapper mapper, Predicate<FieldScope> isRequired) {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(Option.INLINE_ALL_SCHEMAS).without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withPropertyNameOverrideResolver(RecordSchemas::name)
                .withNullableCheck(RecordSchemas::isNullable)
                .withRequiredCheck(isRequired)
                .withIgnoreCheck(field ->
                        field.getAnnotationConsideringFieldAndGetter(JsonAnyGetter.class) != null);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, _) ->
                        JsonNode.class.isAssignableFrom(type.getErasedType())
                                ? new CustomDefinition(mapper.createObjectNode(), true)
                                : null);
        return new SchemaGenerator(config.build());
    }

    /** The schema of a body; a field that may not be null has to be there. */
    ObjectNode ofRequest(Class<?> type) {
        return of(type, requests);
    }

    /**
     * The schema of an answer; every field is there, but for those that say they may be left out.
     */
    ObjectNode ofResponse(Class<?> type) {
        return of(type, responses);
    }

    /** The schema of a page of things, in the envelope of all lists. */
    ObjectNode ofPage(Class<?> items) {
        String name = "PageOf" + items.getSimpleName();
        if (!schemas.containsKey(name)) {
            ObjectNode page = responses.generateSchema(Page.class);
            page.withObjectProperty("properties").set("results", ofList(items));
            schemas.put(name, page);
        }
        return mapper.createObjectNode().put("$ref", REFERENCE + name);
    }

    /** The schema of a bare list of things. */
    ObjectNode ofList(Class<?> items) {
        ObjectNode list = mapper.createObjectNode().put("type", "array");
        list.set("items", ofResponse(items));
        return list;
    }

    /** A reference to the schema of a type, or the schema itself where there is nothing to name. */
    private ObjectNode of(Class<?> type, SchemaGenerator generator) {
        if (!type.isRecord()) {
            return mapper.createObjectNode();
        }
        if (!schemas.containsKey(type.getSimpleName())) {
            ObjectNode schema = generator.generateSchema(type);
            unwrap(type, schema);
            schemas.put(type.getSimpleName(), schema);
        }
        return mapper.createObjectNode().put("$ref", REFERENCE + type.getSimpleName());
    }

    /**
     * Puts the fields of unwrapped components where the mapper puts them, and opens open records.
     */
    private static void unwrap(Class<?> type, ObjectNode schema) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                String name = SNAKE_CASE.nameForField(null, null, field.getName());
                ObjectNode properties = schema.withObjectProperty("properties");
                JsonNode inner = properties.remove(name);
                inner.path("properties")
                        .properties()
                        .forEach(one -> properties.set(one.getKey(), one.getValue()));
                ArrayNode required = schema.withArrayProperty("required");
                required.removeIf(one -> one.asString().equals(name));
                inner.path("required").forEach(required::add);
            }
            if (field.isAnnotationPresent(JsonAnyGetter.class)) {
                schema.put("additionalProperties", true);
            }
        }
    }

    /** All schemas that were asked for, by name. */
    Map<String, ObjectNode> all() {
        return schemas;
    }

    private static String name(FieldScope field) {
        JsonProperty given = field.getAnnotationConsideringFieldAndGetter(JsonProperty.class);
        return given != null && !given.value().isEmpty()
                ? given.value()
                : SNAKE_CASE.nameForField(null, null, field.getDeclaredName());
    }

    private static boolean mayBeLeftOut(FieldScope field) {
        return field.getAnnotationConsideringFieldAndGetter(JsonInclude.class) != null
                || field.getDeclaringType().getErasedType().isAnnotationPresent(JsonInclude.class);
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}

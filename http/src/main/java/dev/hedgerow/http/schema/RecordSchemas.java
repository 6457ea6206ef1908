package dev.hedgerow.http.schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
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
    private final SchemaGenerator generator;
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    RecordSchemas(JsonMapper mapper) {
        this.mapper = mapper;
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(Option.INLINE_ALL_SCHEMAS).without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withPropertyNameOverrideResolver(RecordSchemas::name)
                .withNullableCheck(RecordSchemas::isNullable)
                .withIgnoreCheck(field ->
                        field.getAnnotationConsideringFieldAndGetter(JsonAnyGetter.class) != null);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, _) ->
                        JsonNode.class.isAssignableFrom(type.getErasedType())
                                ? new CustomDefinition(mapper.createObjectNode(), true)
                                : null);
        this.generator = new SchemaGenerator(config.build());
    }

    /** A reference to the schema of a type, or the schema itself where there is nothing to name. */
    ObjectNode of(Class<?> type) {
        if (!type.isRecord()) {
            return mapper.createObjectNode();
        }
        if (!schemas.containsKey(type.getSimpleName())) {
            schemas.put(type.getSimpleName(), generator.generateSchema(type));
        }
        return mapper.createObjectNode().put("$ref", REFERENCE + type.getSimpleName());
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

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}

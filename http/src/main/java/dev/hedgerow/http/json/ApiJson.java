package dev.hedgerow.http.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON mapper of the API. Components of records are snake_case; instants are ISO 8601 in
 * UTC; unknown fields are ignored. Scalars are as lenient as Django REST framework's fields, which
 * PostHog's clients are used to: {@code "5"} is an integer and {@code 5} a string, but {@code true}
 * is not a string and {@code 1.5} not an integer.
 */
public final class ApiJson {
    private static final int MAX_DEPTH = 200;

    private ApiJson() {}

    /** A new mapper; thread-safe, so the server makes one. */
    public static JsonMapper mapper() {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config ->
                                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}

package dev.hedgerow.http.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * No feature flags, in every shape that SDKs read: {@code flags} for the newer, {@code
 * featureFlags} and {@code featureFlagPayloads} for the older ones.
 *
 * @param config the remote settings, when the SDK asks for both at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlagsAnswer(
        @JsonProperty("errorsWhileComputingFlags") boolean errorsWhileComputingFlags,
        Map<String, String> flags,
        @JsonProperty("featureFlags") Map<String, String> featureFlags,
        @JsonProperty("featureFlagPayloads") Map<String, String> featureFlagPayloads,
        @JsonProperty("requestId") UUID requestId,
        @JsonUnwrapped @Nullable RemoteConfig config) {

    static FlagsAnswer none(UUID requestId, @Nullable RemoteConfig config) {
        return new FlagsAnswer(false, Map.of(), Map.of(), Map.of(), requestId, config);
    }
}

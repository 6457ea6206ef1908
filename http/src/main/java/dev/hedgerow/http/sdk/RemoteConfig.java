package dev.hedgerow.http.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that posthog-js and the mobile SDKs load at their start. What Hedgerow does not have
 * is switched off.
 */
public record RemoteConfig(
        @Nullable String token,
        @JsonProperty("supportedCompression") List<String> supportedCompression,
        @JsonProperty("hasFeatureFlags") boolean hasFeatureFlags,
        @JsonProperty("captureDeadClicks") boolean captureDeadClicks,
        @JsonProperty("capturePerformance") boolean capturePerformance,
        boolean autocaptureOptOut,
        @JsonProperty("autocaptureExceptions") boolean autocaptureExceptions,
        Analytics analytics,
        @JsonProperty("elementsChainAsString") boolean elementsChainAsString,
        @JsonProperty("sessionRecording") boolean sessionRecording,
        boolean heatmaps,
        boolean surveys,
        @JsonProperty("productTours") boolean productTours,
        boolean conversations,
        @JsonProperty("errorTracking") Switched errorTracking,
        Switched logs,
        @JsonProperty("defaultIdentifiedOnly") boolean defaultIdentifiedOnly,
        @JsonProperty("siteApps") List<String> siteApps) {

    /** Where events go. */
    public record Analytics(String endpoint) {}

    /** A feature that can be on or off. */
    public record Switched(@JsonProperty("autocaptureExceptions") boolean autocaptureExceptions) {}

    /** The settings of a project. */
    static RemoteConfig of(Project project) {
        boolean optOut =
                ProjectSetting.AUTOCAPTURE_OPT_OUT
                        .of(Json.parseObject(project.settings()))
                        .asBoolean(false);
        return of(project.apiToken(), optOut);
    }

    /** The settings for a caller that did not say which project it is for. */
    static RemoteConfig ofAny() {
        return of(null, false);
    }

    private static RemoteConfig of(@Nullable String token, boolean autocaptureOptOut) {
        Switched off = new Switched(false);
        return new RemoteConfig(
                token,
                List.of("gzip", "gzip-js"),
                false,
                false,
                false,
                autocaptureOptOut,
                false,
                new Analytics("/i/v0/e/"),
                true,
                false,
                false,
                false,
                false,
                false,
                off,
                off,
                true,
                List.of());
    }
}

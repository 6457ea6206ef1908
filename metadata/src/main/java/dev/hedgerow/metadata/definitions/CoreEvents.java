package dev.hedgerow.metadata.definitions;

import java.util.Set;

/** The events that SDKs send themselves, which count as verified in every project. */
final class CoreEvents {

    private static final Set<String> NAMES =
            Set.of(
                    "$pageview",
                    "$pageleave",
                    "$autocapture",
                    "$$heatmap",
                    "$copy_autocapture",
                    "$screen",
                    "$set",
                    "$opt_in",
                    "$feature_flag_called",
                    "$feature_view",
                    "$feature_interaction",
                    "$feature_enrollment_update",
                    "$capture_metrics",
                    "$identify",
                    "$create_alias",
                    "$merge_dangerously",
                    "$groupidentify",
                    "$rageclick",
                    "$dead_click",
                    "$exception",
                    "$web_vitals",
                    "$csp_violation",
                    "$ai_generation",
                    "$ai_embedding",
                    "$ai_metric",
                    "$ai_feedback",
                    "$ai_trace",
                    "$ai_span",
                    "Application opened",
                    "Application backgrounded",
                    "Application updated",
                    "Application installed",
                    "Application became active",
                    "Deep link opened",
                    "survey shown",
                    "survey sent",
                    "survey dismissed");

    private CoreEvents() {}

    static boolean contains(String event) {
        return NAMES.contains(event);
    }
}

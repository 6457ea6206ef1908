package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;

/** Elements for the reader's screen: tuples that begin with {@code __hx_tag}. */
final class HogqlxFunctions {
    private HogqlxFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("sparkline")
                .args(1)
                .returns(call -> HogqlxFunctions.tag(call))
                .expandsTo("tuple('__hx_tag', 'Sparkline', 'data', {a1})")
                .doc("A small line chart of an array.")
                .add(out);
        scalar("matchesAction")
                .args(1)
                .expandsTo("matchesAction({a1})")
                .doc("Whether the event matches an action, by its number or name.")
                .add(out);
        scalar("explainCSPReport")
                .args(1)
                .alsoNamed("explain_csp_report")
                .expandsTo("tuple('__hx_tag', 'ExplainCSPReport', 'properties', {a1})")
                .doc("A button that explains a report of a content security policy.")
                .add(out);
        scalar("recordingButton")
                .args(1, 2)
                .alsoNamed("recording_button")
                .expandsTo(
                        "tuple('__hx_tag', 'RecordingButton', 'sessionId', {a1}, 'recordingStatus', {a2})")
                .doc("A button that opens a session's recording.")
                .add(out);
    }

    private static HogqlType tag(CallTypes call) {
        return new HogqlType.Tuple(call.types(), false);
    }
}

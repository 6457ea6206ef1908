package dev.hedgerow.insights.project;

import dev.hedgerow.insights.project.ActionDefinition.Matching;
import dev.hedgerow.insights.project.ActionDefinition.Step;
import dev.hedgerow.insights.project.ActionDefinition.TextMatch;
import dev.hedgerow.insights.query.Fields;
import dev.hedgerow.insights.query.PropertyFilters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the steps of an action as the API keeps them (trends rule 21). */
public final class ActionSteps {
    private ActionSteps() {}

    /** Reads a JSON list of steps. */
    public static List<Step> parse(JsonNode json) {
        List<Step> steps = new ArrayList<>();
        int index = 0;
        for (JsonNode step : json) {
            steps.add(step(Fields.of(step, "steps." + index++)));
        }
        return steps;
    }

    private static Step step(Fields fields) {
        return new Step(
                fields.text("event"),
                PropertyFilters.parse(fields, "properties"),
                match(fields, "url", Matching.CONTAINS),
                match(fields, "text", Matching.EXACT),
                match(fields, "href", Matching.EXACT),
                given(fields, "tag_name"),
                given(fields, "selector"));
    }

    /** Texts that are empty are as good as missing. */
    private static @Nullable String given(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable TextMatch match(Fields fields, String name, Matching otherwise) {
        String text = given(fields, name);
        if (text == null) {
            return null;
        }
        String matching = fields.text(name + "_matching");
        return new TextMatch(
                text,
                switch (matching == null ? "" : matching) {
                    case "exact" -> Matching.EXACT;
                    case "contains" -> Matching.CONTAINS;
                    case "regex" -> Matching.REGEX;
                    default -> otherwise;
                });
    }
}

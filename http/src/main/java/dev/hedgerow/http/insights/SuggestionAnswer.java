package dev.hedgerow.http.insights;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.insights.advice.Suggestion;
import tools.jackson.databind.node.ObjectNode;

/** An insight that follows from another one, ready to be saved. */
public record SuggestionAnswer(
        String title, String description, @JsonProperty("targetQuery") ObjectNode targetQuery) {

    static SuggestionAnswer of(Suggestion suggestion) {
        return new SuggestionAnswer(
                suggestion.title(), suggestion.description(), suggestion.targetQuery());
    }
}

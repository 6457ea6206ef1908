package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks what could come next in a text in HogQL.
 *
 * @param language as in {@link HogQLMetadata}
 * @param cursor where the word being written ends, in characters from 0
 * @param globals what a template can refer to
 */
public record HogQLAutocomplete(
        HogQLMetadata.Language language, String text, int cursor, @Nullable JsonNode globals)
        implements QueryNode {

    public HogQLAutocomplete {
        cursor = Math.clamp(cursor, 0, text.length());
    }

    @Override
    public String kind() {
        return "HogQLAutocomplete";
    }

    static HogQLAutocomplete parse(Fields fields) {
        String text = fields.requiredText("query");
        return new HogQLAutocomplete(
                fields.choice(
                        "language", HogQLMetadata.Language.class, HogQLMetadata.Language.QUERY),
                text,
                fields.integer("endPosition", text.length()),
                fields.raw("globals"));
    }
}

package dev.hedgerow.http.sharing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on the link of an object.
 *
 * @param settings what the page behind it shows: {@code noHeader}, {@code legend}, {@code
 *     detailed}, {@code hideExtraDetails}, {@code theme}
 * @param passwordRequired true is refused: links have no passwords here
 */
public record SharingFields(
        @Nullable Boolean enabled,
        @Nullable JsonNode settings,
        @Nullable Boolean passwordRequired) {}

package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The texts that stand on dashboards, read and written inside the caller's transaction. */
final class TileTexts {

    private static final int LIMIT = 4000;

    private final Clock clock;

    TileTexts(Clock clock) {
        this.clock = clock;
    }

    /** What a text says by the field {@code body}; null counts as empty. */
    static String words(Body fields, String present) {
        String words = fields.textOrEmpty("body", present, Integer.MAX_VALUE);
        if (words.length() > LIMIT) {
            throw MetadataException.tooLong(
                    "body", "Text body cannot exceed " + LIMIT + " characters");
        }
        return words;
    }

    /** The same for a text that has to say something. */
    static String someWords(Body fields, String present) {
        JsonNode body = fields.get("body");
        if (body != null && body.isNull()) {
            throw MetadataException.isNull("body");
        }
        String words = words(fields, present).strip();
        if (words.isEmpty()) {
            throw MetadataException.blank("body");
        }
        return words;
    }

    /**
     * @param userId null for a text that a template makes
     */
    DashboardText add(DashboardTileDao dao, long projectId, @Nullable Long userId, String words) {
        return dao.insertText(
                new DashboardText(0, projectId, words, userId, clock.instant(), null));
    }

    /** Writes other words over a text; the same words leave it as it is. */
    void change(DashboardTileDao dao, DashboardText old, long userId, String words) {
        if (!words.equals(old.body())) {
            dao.updateText(
                    new DashboardText(
                            old.id(),
                            old.projectId(),
                            words,
                            old.createdBy(),
                            clock.instant(),
                            userId));
        }
    }

    static DashboardText find(DashboardTileDao dao, long projectId, long textId) {
        return dao.listTexts(projectId, List.of(textId)).getFirst();
    }

    /** The texts of tiles. */
    static List<DashboardText> ofTiles(
            DashboardTileDao dao, long projectId, List<DashboardTile> tiles) {
        List<Long> ids = new ArrayList<>();
        for (DashboardTile tile : tiles) {
            @Nullable Long id = tile.textId();
            if (id != null) {
                ids.add(Objects.requireNonNull(id));
            }
        }
        return ids.isEmpty() ? List.of() : dao.listTexts(projectId, ids);
    }
}

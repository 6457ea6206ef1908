package dev.hedgerow.metadata.groups;

import dev.hedgerow.metadata.MetadataDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds groups for those who want to see them. */
public final class Groups {

    private final MetadataDatabase database;

    public Groups(MetadataDatabase database) {
        this.database = database;
    }

    /**
     * What a list of groups asks for.
     *
     * @param key text that the key contains; null for any
     * @param search text that the properties contain, or the whole key; null for any
     */
    public record Wanted(
            int typeIndex, @Nullable String key, @Nullable String search, int limit, int offset) {}

    /** A group by type and key. */
    public Optional<Group> find(long projectId, int typeIndex, String key) {
        return database.reading(GroupDao.class, dao -> dao.find(projectId, typeIndex, key));
    }

    /** Groups of one type, the newest first. */
    public List<Group> list(long projectId, Wanted wanted) {
        String search = wanted.search();
        return database.reading(
                GroupDao.class,
                dao ->
                        dao.listFound(
                                projectId,
                                wanted.typeIndex(),
                                pattern(wanted.key()),
                                pattern(search),
                                search == null ? "" : search.toLowerCase(Locale.ROOT),
                                wanted.limit(),
                                wanted.offset()));
    }

    private static String pattern(@Nullable String text) {
        return text == null
                ? "%"
                : "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}

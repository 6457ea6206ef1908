package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.identity.GroupCache.GroupId;
import dev.hedgerow.ingest.validate.GroupUpdate;
import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupDao;
import dev.hedgerow.metadata.groups.GroupType;
import dev.hedgerow.metadata.groups.GroupTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The groups and group types one batch deals with. One per batch. */
final class GroupBook {

    private final GroupCache cache;
    private final Handle handle;
    private final GroupDao dao;
    private final Map<Long, Map<String, Integer>> loadedTypes = new HashMap<>();
    private final Map<GroupId, Draft> drafts = new LinkedHashMap<>();

    private List<Group> written = List.of();

    /** A group while the batch works on it. */
    private static final class Draft {
        private final @Nullable Group before;
        private final Map<String, String> known;
        private final Map<String, String> properties;
        private Instant createdAt;

        Draft(@Nullable Group before, Instant createdAt) {
            this.before = before;
            this.known = before == null ? Map.of() : PropertyTexts.parse(before.properties());
            this.properties = new LinkedHashMap<>(known);
            this.createdAt = before == null ? createdAt : before.createdAt();
        }

        void update(Map<String, String> changes, Instant eventAt) {
            properties.putAll(changes);
            createdAt = eventAt.isBefore(createdAt) ? eventAt : createdAt;
        }

        /** The properties; those that have grown beyond all bounds stay as they were. */
        String printed() {
            String printed = PropertyTexts.print(properties);
            return printed.length() <= PropertyTexts.MAX_LENGTH
                    ? printed
                    : before == null ? "{}" : before.properties();
        }

        boolean isChanged() {
            return before == null
                    || !createdAt.equals(before.createdAt())
                    || !properties.equals(known);
        }
    }

    GroupBook(GroupCache cache, Handle handle) {
        this.cache = cache;
        this.handle = handle;
        this.dao = handle.attach(GroupDao.class);
    }

    /** The index of a type, taken when it is new; null when the project has no room for it. */
    @Nullable Integer typeIndex(long projectId, String type, Instant now) {
        Map<String, Integer> known =
                loadedTypes.computeIfAbsent(projectId, project -> readTypes(project));
        Integer index = known.get(type);
        if (index == null && known.size() < GroupType.MOST) {
            index =
                    GroupTypes.findOrInsert(handle, projectId, type, now)
                            .map(GroupType::typeIndex)
                            .orElse(null);
            if (index != null) {
                known.put(type, index);
            }
        }
        return index;
    }

    private Map<String, Integer> readTypes(long projectId) {
        Map<String, Integer> cached = cache.types(projectId);
        if (cached != null) {
            return new HashMap<>(cached);
        }
        Map<String, Integer> read = new HashMap<>();
        dao.listTypes(projectId).forEach(type -> read.put(type.groupType(), type.typeIndex()));
        return read;
    }

    /** Sets properties of a group, which is made when it is new. */
    void update(long projectId, GroupUpdate update, Instant eventAt, Instant now) {
        Integer typeIndex = typeIndex(projectId, update.type(), now);
        if (typeIndex == null) {
            return;
        }
        GroupId id = new GroupId(projectId, typeIndex, update.key());
        Draft draft = drafts.get(id);
        if (draft == null) {
            draft = new Draft(find(id), eventAt);
            drafts.put(id, draft);
        }
        draft.update(update.properties(), eventAt);
    }

    private @Nullable Group find(GroupId id) {
        Group known = cache.group(id);
        if (known == null) {
            known = dao.find(id.projectId(), id.typeIndex(), id.key()).orElse(null);
            if (known != null) {
                cache.put(known);
            }
        }
        return known;
    }

    boolean hasChanges() {
        return drafts.values().stream().anyMatch(Draft::isChanged);
    }

    /** Writes what changed under that version. */
    List<Group> flush(long version) {
        List<Group> rows =
                drafts.entrySet().stream()
                        .filter(entry -> entry.getValue().isChanged())
                        .map(entry ->
                                new Group(
                                        entry.getKey().projectId(),
                                        entry.getKey().typeIndex(),
                                        entry.getKey().key(),
                                        entry.getValue().createdAt,
                                        entry.getValue().printed(),
                                        version))
                        .toList();
        dao.upsert(rows);
        written = rows;
        return rows;
    }

    /** Puts what is committed into the cache. */
    void publish() {
        loadedTypes.forEach(cache::putTypes);
        written.forEach(cache::put);
    }
}

package dev.hedgerow.ingest.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.metadata.groups.Group;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is committed about groups and their types, so that groups that are described again and again
 * need no SQL. Bounded; whoever changes groups past ingest has to have it cleared.
 */
final class GroupCache {

    private static final long MAX_PROJECTS = 10_000;

    /** Characters of properties, about as many bytes. */
    private static final long MAX_PROPERTY_WEIGHT = 8L * 1024 * 1024;

    private static final int GROUP_OVERHEAD = 200;

    private final Cache<Long, Map<String, Integer>> types =
            Caffeine.newBuilder().maximumSize(MAX_PROJECTS).executor(Runnable::run).build();
    private final Cache<GroupId, Group> groups =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_PROPERTY_WEIGHT)
                    .weigher((GroupId _, Group group) ->
                            GROUP_OVERHEAD + group.properties().length())
                    .executor(Runnable::run)
                    .build();

    /** What identifies a group. */
    record GroupId(long projectId, int typeIndex, String key) {}

    /** The indexes of a project's group types; null when nothing is known. */
    @Nullable Map<String, Integer> types(long projectId) {
        return types.getIfPresent(projectId);
    }

    @Nullable Group group(GroupId id) {
        return groups.getIfPresent(id);
    }

    void putTypes(long projectId, Map<String, Integer> indexes) {
        types.put(projectId, Map.copyOf(indexes));
    }

    void put(Group group) {
        groups.put(new GroupId(group.projectId(), group.typeIndex(), group.groupKey()), group);
    }

    void clear() {
        types.invalidateAll();
        groups.invalidateAll();
    }
}

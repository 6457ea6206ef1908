package dev.hedgerow.metadata.groups;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Rules of group types: taken in order of appearance, at most {@link GroupType#MOST}, named by
 * people.
 */
public final class GroupTypes {

    private static final int NAME_LIMIT = 400;

    private final MetadataDatabase database;

    public GroupTypes(MetadataDatabase database) {
        this.database = database;
    }

    /** A project's types by index, without gaps. */
    public List<GroupType> list(long projectId) {
        return database.reading(GroupDao.class, dao -> dao.listTypes(projectId));
    }

    /** The type of that name, made when there is room for it; empty when there is none. */
    public static Optional<GroupType> findOrInsert(
            Handle handle, long projectId, String groupType, Instant now) {
        GroupDao dao = handle.attach(GroupDao.class);
        List<GroupType> types = dao.listTypes(projectId);
        Optional<GroupType> known = find(types, groupType);
        if (known.isPresent() || types.size() >= GroupType.MOST) {
            return known;
        }
        GroupType added = new GroupType(projectId, types.size(), groupType, null, null, null, now);
        dao.insertType(added);
        return Optional.of(added);
    }

    /** Sets {@code name_singular}, {@code name_plural} and {@code default_columns} of a type. */
    public GroupType update(long projectId, int typeIndex, Body body) {
        return database.write(handle -> {
            GroupDao dao = handle.attach(GroupDao.class);
            GroupType old =
                    dao.listTypes(projectId).stream()
                            .filter(type -> type.typeIndex() == typeIndex)
                            .findFirst()
                            .orElseThrow(MetadataException::notFound);
            GroupType changed =
                    new GroupType(
                            projectId,
                            typeIndex,
                            old.groupType(),
                            body.text("name_singular", old.nameSingular(), NAME_LIMIT),
                            body.text("name_plural", old.namePlural(), NAME_LIMIT),
                            body.nullableTexts("default_columns", old.defaultColumns()),
                            old.createdAt());
            dao.updateType(changed);
            return changed;
        });
    }

    private static Optional<GroupType> find(List<GroupType> types, String groupType) {
        return types.stream().filter(type -> type.groupType().equals(groupType)).findFirst();
    }
}

package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupDao;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What people do to groups; to be run as {@link PersonEdits} are. */
public final class GroupEdits {

    private final MetadataDatabase metadata;
    private final Clock clock;

    public GroupEdits(MetadataDatabase metadata, Clock clock) {
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Something that is noted in the transaction of a change. */
    @FunctionalInterface
    public interface Note {
        void write(Handle handle, Group before, Group after);
    }

    /**
     * Makes a group of a type that the project has.
     *
     * @param properties JSON text by property
     * @throws MetadataException when there is no such type, or the group is there
     */
    public Group create(
            long projectId, int typeIndex, String key, Map<String, String> properties, Note note) {
        return metadata.write(handle -> {
            GroupDao dao = handle.attach(GroupDao.class);
            if (typeIndex < 0 || typeIndex >= dao.listTypes(projectId).size()) {
                throw MetadataException.notFound();
            }
            if (dao.find(projectId, typeIndex, key).isPresent()) {
                throw MetadataException.invalid(null, "A group with this key already exists");
            }
            Group blank = new Group(projectId, typeIndex, key, clock.instant(), "{}", 0);
            return write(handle, blank, properties, List.of(), note);
        });
    }

    /**
     * Sets and removes properties.
     *
     * @param set JSON text by property
     * @throws MetadataException when there is no such group
     */
    public Group update(
            long projectId,
            int typeIndex,
            String key,
            Map<String, String> set,
            Collection<String> unset,
            Note note) {
        return metadata.write(handle -> {
            Group old =
                    handle.attach(GroupDao.class)
                            .find(projectId, typeIndex, key)
                            .orElseThrow(MetadataException::notFound);
            return write(handle, old, set, unset, note);
        });
    }

    private Group write(
            Handle handle,
            Group old,
            Map<String, String> set,
            Collection<String> unset,
            Note note) {
        Map<String, String> properties = PropertyTexts.parse(old.properties());
        properties.putAll(PropertyTexts.storable(set));
        unset.forEach(properties::remove);
        Group changed =
                new Group(
                        old.projectId(),
                        old.typeIndex(),
                        old.groupKey(),
                        old.createdAt(),
                        PropertyTexts.printBounded(properties),
                        handle.attach(ChangeVersionDao.class).next());
        handle.attach(GroupDao.class).upsert(List.of(changed));
        DefinitionBook.writeSeen(
                handle, old.projectId(), PropertyKind.GROUP, old.typeIndex(), set, clock.instant());
        note.write(handle, old, changed);
        return changed;
    }
}

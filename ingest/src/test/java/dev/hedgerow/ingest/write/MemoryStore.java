package dev.hedgerow.ingest.write;

import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.PersonErasure;
import dev.hedgerow.store.PersonMerge;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.PersonSplit;
import dev.hedgerow.store.WriteBatch;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that keeps the contract of {@link EventWriter}; a test can look at every row
 * and make any write fail.
 */
public final class MemoryStore implements EventWriter {

    private final Map<EventKey, EventRow> events = new LinkedHashMap<>();
    private final Map<UUID, PersonRow> persons = new LinkedHashMap<>();
    private final Map<String, DistinctIdRow> distinctIds = new LinkedHashMap<>();
    private final List<GroupRow> groups = new ArrayList<>();
    private final List<WriteBatch> batches = new ArrayList<>();
    private long applied;
    private long position;
    private volatile @Nullable Consumer<WriteBatch> beforeWrite;

    /** An empty store that has the changes up to that version. */
    public MemoryStore(long applied) {
        this.applied = applied;
    }

    private record EventKey(
            long projectId, UUID uuid, String event, String distinctId, LocalDate day) {}

    /** Called before each write; throwing makes the write fail. */
    public void beforeWrite(@Nullable Consumer<WriteBatch> check) {
        beforeWrite = check;
    }

    @Override
    public synchronized void write(WriteBatch batch) {
        Consumer<WriteBatch> check = beforeWrite;
        if (check != null) {
            check.accept(batch);
        }
        batches.add(batch);
        batch.events().forEach(event -> events.putIfAbsent(key(event), event));
        for (PersonRow row : batch.persons()) {
            if (row.deleted()) {
                persons.remove(row.personId());
            } else {
                persons.put(row.personId(), row);
            }
        }
        batch.distinctIds().forEach(row -> distinctIds.put(row.distinctId(), row));
        for (GroupRow row : batch.groups()) {
            groups.removeIf(
                    old -> old.typeIndex() == row.typeIndex() && old.key().equals(row.key()));
            groups.add(row);
        }
        batch.merges().forEach(this::merge);
        batch.edits().splits().forEach(this::split);
        for (PersonErasure erasure : batch.edits().erasures()) {
            events.values().removeIf(event -> event.personId().equals(erasure.personId()));
        }
        applied = Math.max(applied, batch.version());
        position = Math.max(position, batch.position());
    }

    private void merge(PersonMerge merge) {
        events.replaceAll((key, event) ->
                event.personId().equals(merge.from())
                                && !event.timestamp().isBefore(merge.oldestEvent())
                        ? withPerson(event, merge.into())
                        : event);
    }

    private void split(PersonSplit split) {
        events.replaceAll((key, event) ->
                event.personId().equals(split.from())
                                && event.distinctId().equals(split.distinctId())
                        ? withPerson(event, split.into())
                        : event);
    }

    private static EventRow withPerson(EventRow event, UUID person) {
        return new EventRow(
                event.projectId(),
                event.uuid(),
                event.uuidGivenByClient(),
                event.event(),
                event.timestamp(),
                event.distinctId(),
                person,
                event.personless(),
                event.createdAt(),
                event.elementsChain(),
                event.groups(),
                event.propertiesJson());
    }

    private static EventKey key(EventRow event) {
        return new EventKey(
                event.projectId(),
                event.uuid(),
                event.event(),
                event.distinctId(),
                event.timestamp().atZone(ZoneOffset.UTC).toLocalDate());
    }

    @Override
    public synchronized long appliedVersion() {
        return applied;
    }

    @Override
    public synchronized long appliedPosition() {
        return position;
    }

    public synchronized List<EventRow> events() {
        return List.copyOf(events.values());
    }

    public synchronized List<PersonRow> persons() {
        return List.copyOf(persons.values());
    }

    public synchronized Map<String, UUID> owners() {
        Map<String, UUID> owners = new LinkedHashMap<>();
        distinctIds.forEach((id, row) -> owners.put(id, row.personId()));
        return owners;
    }

    public synchronized List<GroupRow> groups() {
        return List.copyOf(groups);
    }

    public synchronized List<WriteBatch> batches() {
        return List.copyOf(batches);
    }
}

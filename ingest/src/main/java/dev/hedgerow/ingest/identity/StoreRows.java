package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.changes.IdentityChanges;
import dev.hedgerow.metadata.cohorts.CohortMember;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.ErasedPerson;
import dev.hedgerow.metadata.persons.MergedPerson;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.SplitPerson;
import dev.hedgerow.store.CohortMemberRow;
import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.HandEdits;
import dev.hedgerow.store.PersonErasure;
import dev.hedgerow.store.PersonMerge;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.PersonSplit;
import dev.hedgerow.store.WriteBatch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the metadata as the rows that the store takes. */
public final class StoreRows {

    private StoreRows() {}

    /** What the store missed of the changes up to that version. */
    public static WriteBatch catchUp(long version, IdentityChanges changes) {
        return batch(
                version,
                List.of(),
                new PersonChanges(
                        changes.persons(),
                        changes.distinctIds(),
                        changes.merges(),
                        changes.members()),
                changes.groups(),
                changes.splits().stream().map(StoreRows::row).toList(),
                changes.erasures().stream()
                        .filter(ErasedPerson::withEvents)
                        .map(erased -> new PersonErasure(erased.projectId(), erased.personId()))
                        .toList());
    }

    static WriteBatch batch(
            long version, List<EventRow> events, PersonChanges persons, List<Group> groups) {
        return batch(version, events, persons, groups, List.of(), List.of());
    }

    private static WriteBatch batch(
            long version,
            List<EventRow> events,
            PersonChanges persons,
            List<Group> groups,
            List<PersonSplit> splits,
            List<PersonErasure> erasures) {
        return new WriteBatch(
                version,
                events,
                persons.persons().stream().map(StoreRows::row).toList(),
                persons.distinctIds().stream().map(StoreRows::row).toList(),
                groups.stream().map(StoreRows::row).toList(),
                persons.merges().stream().map(StoreRows::row).toList(),
                new HandEdits(
                        persons.members().stream().map(StoreRows::row).toList(), splits, erasures),
                0);
    }

    static EventRow row(
            ReadyEvent event, UUID personId, boolean personless, List<@Nullable String> groups) {
        return new EventRow(
                event.projectId(),
                event.uuid(),
                event.uuidGivenByClient(),
                event.event(),
                event.timestamp(),
                event.distinctId(),
                personId,
                personless,
                event.receivedAt(),
                event.elementsChain(),
                groups,
                withGroups(event, groups));
    }

    /** The properties and, as in PostHog, the keys of the groups as {@code $group_0} and so on. */
    private static String withGroups(ReadyEvent event, List<@Nullable String> groups) {
        String json = event.propertiesJson();
        StringBuilder more = new StringBuilder();
        for (int index = 0; index < groups.size(); index++) {
            String key = groups.get(index);
            String name = "$group_" + index;
            if (key != null && !event.shape().hasProperty(name)) {
                more.append(",\"").append(name).append("\":").append(CaptureJson.quote(key));
            }
        }
        if (more.isEmpty()) {
            return json;
        }
        String start = json.substring(0, json.length() - 1); // Never empty: it holds $groups.
        return start + more + '}';
    }

    private static PersonRow row(PersonIdentity person) {
        return new PersonRow(
                person.projectId(),
                person.personId(),
                person.createdAt(),
                person.isIdentified(),
                person.properties(),
                person.version(),
                person.deleted());
    }

    private static DistinctIdRow row(DistinctId id) {
        return new DistinctIdRow(
                id.projectId(), id.distinctId(), id.personId(), id.version(), id.deleted());
    }

    private static GroupRow row(Group group) {
        return new GroupRow(
                group.projectId(),
                group.typeIndex(),
                group.groupKey(),
                group.createdAt(),
                group.properties(),
                group.version());
    }

    private static PersonMerge row(MergedPerson merge) {
        return new PersonMerge(
                merge.projectId(), merge.fromPerson(), merge.intoPerson(), merge.oldestEventAt());
    }

    private static CohortMemberRow row(CohortMember member) {
        return new CohortMemberRow(
                member.projectId(),
                member.cohortId(),
                member.personId(),
                member.version(),
                member.deleted());
    }

    private static PersonSplit row(SplitPerson split) {
        return new PersonSplit(
                split.projectId(),
                split.distinctId(),
                split.fromPerson(),
                split.intoPerson(),
                split.oldestEventAt());
    }
}

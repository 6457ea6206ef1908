package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PersonProperties;
import dev.hedgerow.ingest.validate.PersonRequest;
import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person while a batch works on it. Not thread-safe. */
final class PersonDraft {

    private final @Nullable KnownPerson before;
    private final long projectId;
    private final UUID personId;
    private Instant createdAt;
    private boolean identified;
    private Map<String, String> properties;
    private boolean ownsProperties;

    /**
     * Of the restless properties those that it has for sure; asked of the properties when short.
     */
    private int restless;

    private Instant oldestEventAt;
    private final boolean storedEvents;
    private @Nullable PersonDraft mergedInto;

    /** A person that exists. */
    PersonDraft(KnownPerson known) {
        this.before = known;
        this.projectId = known.projectId();
        this.personId = known.personId();
        this.createdAt = known.createdAt();
        this.identified = known.isIdentified();
        this.properties = known.properties();
        this.restless = known.restless();
        this.oldestEventAt = known.oldestEventAt();
        this.storedEvents = true;
    }

    /**
     * A new person.
     *
     * @param storedEvents true when events were sent under its id before, without a profile
     */
    PersonDraft(DistinctKey firstId, Instant createdAt, boolean storedEvents) {
        this.before = null;
        this.projectId = firstId.projectId();
        this.personId = PersonIds.of(firstId);
        this.createdAt = createdAt;
        this.properties = new LinkedHashMap<>();
        this.ownsProperties = true;
        this.oldestEventAt = createdAt;
        this.storedEvents = storedEvents;
    }

    long projectId() {
        return projectId;
    }

    UUID personId() {
        return personId;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isIdentified() {
        return identified;
    }

    Instant oldestEventAt() {
        return oldestEventAt;
    }

    boolean isNew() {
        return before == null;
    }

    /** False when no batch before this one can have stored an event under this person id. */
    boolean hasStoredEvents() {
        return storedEvents;
    }

    boolean isMergedAway() {
        return mergedInto != null;
    }

    /** The person that this one is now. */
    PersonDraft current() {
        PersonDraft person = this;
        while (person.mergedInto != null) {
            person = person.mergedInto;
        }
        return person;
    }

    void identify() {
        identified = true;
    }

    /** Notes an event of that time. */
    void touch(Instant eventAt) {
        if (eventAt.isBefore(oldestEventAt)) {
            oldestEventAt = eventAt;
        }
    }

    /** Takes over another person; where both have a property, this one's stays. */
    void absorb(PersonDraft other) {
        Map<String, String> joined = new LinkedHashMap<>(other.properties);
        joined.putAll(properties);
        properties = joined;
        ownsProperties = true;
        createdAt = other.createdAt.isBefore(createdAt) ? other.createdAt : createdAt;
        touch(other.oldestEventAt);
        identified = true;
        other.mergedInto = this;
    }

    /**
     * Changes properties as the event asks. An event that would only give restless properties
     * another value changes nothing.
     */
    void update(ReadyEvent event) {
        PersonRequest request = event.person();
        if (request.forced() || lacks(request.restless()) || !changes(request).isEmpty()) {
            set(changes(event.wholePerson()));
        }
        for (String key : request.unset()) {
            if (properties.containsKey(key)) {
                ownProperties().remove(key);
                restless = 0;
            }
        }
    }

    private boolean lacks(int wanted) {
        if ((wanted & ~restless) != 0) {
            restless = PersonProperties.restlessOf(properties);
        }
        return (wanted & ~restless) != 0;
    }

    private void set(Map<String, String> changes) {
        if (!changes.isEmpty()) {
            ownProperties().putAll(changes);
        }
    }

    /** What a request changes; nothing when it is not worth it. */
    private Map<String, String> changes(PersonRequest request) {
        Map<String, String> changes = new LinkedHashMap<>();
        boolean worthIt = false;
        for (Map.Entry<String, String> once : request.setOnce().entrySet()) {
            String key = once.getKey();
            if (!properties.containsKey(key) && !request.set().containsKey(key)) {
                changes.put(key, once.getValue());
                worthIt = worthIt || request.forced() || !PersonProperties.isRestless(key);
            }
        }
        for (Map.Entry<String, String> set : request.set().entrySet()) {
            String key = set.getKey();
            String old = properties.get(key);
            if (!set.getValue().equals(old)) {
                changes.put(key, set.getValue());
                worthIt =
                        worthIt
                                || old == null
                                || request.forced()
                                || !PersonProperties.isRestless(key);
            }
        }
        return worthIt ? changes : Map.of();
    }

    private Map<String, String> ownProperties() {
        if (!ownsProperties) {
            properties = new LinkedHashMap<>(properties);
            ownsProperties = true;
        }
        return properties;
    }

    /** True when the stored row has to be written anew. */
    boolean isChanged() {
        return before == null
                || isMergedAway()
                || identified != before.isIdentified()
                || !createdAt.equals(before.createdAt())
                || (ownsProperties && !properties.equals(before.properties()));
    }

    /** True when only the time of the oldest event has to be written. */
    boolean isOnlyOlder() {
        return !isChanged() && before != null && oldestEventAt.isBefore(before.oldestEventAt());
    }

    /** The row to write; properties that have grown beyond all bounds stay as they were. */
    PersonIdentity row(long version) {
        String printed = isMergedAway() ? "{}" : PropertyTexts.print(properties);
        if (printed.length() > PropertyTexts.MAX_LENGTH) {
            properties = before == null ? new LinkedHashMap<>() : before.properties();
            ownsProperties = before == null;
            restless = 0;
            printed = PropertyTexts.print(properties);
        }
        return new PersonIdentity(
                projectId,
                personId,
                createdAt,
                identified,
                printed,
                version,
                oldestEventAt,
                isMergedAway());
    }

    KnownPerson known() {
        return new KnownPerson(
                projectId, personId, createdAt, identified, properties, restless, oldestEventAt);
    }
}

package dev.hedgerow.ingest.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is committed about persons, so that steady events need no SQL. Bounded; holds nothing that
 * is not committed. Whoever changes identities past ingest has to have it cleared.
 */
final class IdentityCache {

    private static final long MAX_DISTINCT_IDS = 200_000;

    /** Characters of properties, about as many bytes. */
    private static final long MAX_PROPERTY_WEIGHT = 64L * 1024 * 1024;

    private static final int PERSON_OVERHEAD = 200;
    private static final int PROPERTY_OVERHEAD = 60;

    private final Cache<DistinctKey, UUID> personIds =
            Caffeine.newBuilder().maximumSize(MAX_DISTINCT_IDS).executor(Runnable::run).build();
    private final Cache<PersonKey, KnownPerson> persons =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_PROPERTY_WEIGHT)
                    .weigher(IdentityCache::weight)
                    .executor(Runnable::run)
                    .build();
    private final Cache<DistinctKey, Instant> personless =
            Caffeine.newBuilder().maximumSize(MAX_DISTINCT_IDS).executor(Runnable::run).build();

    @Nullable UUID personId(DistinctKey key) {
        return personIds.getIfPresent(key);
    }

    @Nullable KnownPerson person(PersonKey key) {
        return persons.getIfPresent(key);
    }

    /** The oldest event of a distinct id that has no person; null when nothing is known. */
    @Nullable Instant personless(DistinctKey key) {
        return personless.getIfPresent(key);
    }

    void put(DistinctKey key, UUID personId) {
        personIds.put(key, personId);
        personless.invalidate(key);
    }

    void put(KnownPerson person) {
        persons.put(new PersonKey(person.projectId(), person.personId()), person);
    }

    void remove(PersonKey key) {
        persons.invalidate(key);
    }

    void putPersonless(DistinctKey key, Instant oldestEventAt) {
        personless.put(key, oldestEventAt);
    }

    void clear() {
        personIds.invalidateAll();
        persons.invalidateAll();
        personless.invalidateAll();
    }

    private static int weight(PersonKey key, KnownPerson person) {
        int weight = PERSON_OVERHEAD;
        for (Map.Entry<String, String> property : person.properties().entrySet()) {
            weight += property.getKey().length() + property.getValue().length() + PROPERTY_OVERHEAD;
        }
        return weight;
    }
}

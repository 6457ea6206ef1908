package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A person as committed.
 *
 * @param properties JSON text by property; nobody changes it
 * @param oldestEventAt no event of this person is older
 */
record KnownPerson(
        long projectId,
        UUID personId,
        Instant createdAt,
        boolean isIdentified,
        Map<String, String> properties,
        Instant oldestEventAt) {

    static KnownPerson of(PersonIdentity row) {
        return new KnownPerson(
                row.projectId(),
                row.personId(),
                row.createdAt(),
                row.isIdentified(),
                PropertyTexts.parse(row.properties()),
                row.oldestEventAt());
    }
}

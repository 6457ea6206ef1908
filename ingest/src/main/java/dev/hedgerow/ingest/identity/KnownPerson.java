package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PersonProperties;
import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A person as committed.
 *
 * @param properties JSON text by property; nobody changes it
 * @param restless of its properties those that {@link PersonProperties#restlessOf} has found
 * @param oldestEventAt no event of this person is older
 */
record KnownPerson(
        long projectId,
        UUID personId,
        Instant createdAt,
        boolean isIdentified,
        Map<String, String> properties,
        int restless,
        Instant oldestEventAt) {

    static KnownPerson of(PersonIdentity row) {
        Map<String, String> properties = PropertyTexts.parse(row.properties());
        return new KnownPerson(
                row.projectId(),
                row.personId(),
                row.createdAt(),
                row.isIdentified(),
                properties,
                PersonProperties.restlessOf(properties),
                row.oldestEventAt());
    }
}

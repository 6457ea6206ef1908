package dev.hedgerow.metadata.persons;

import dev.hedgerow.metadata.MetadataDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds persons for those who want to see or edit them. */
public final class Persons {

    private final MetadataDatabase database;

    public Persons(MetadataDatabase database) {
        this.database = database;
    }

    /** A person with all its distinct ids. */
    public record Found(PersonIdentity person, List<String> distinctIds) {}

    public Optional<Found> find(long projectId, UUID personId) {
        return database.reading(
                PersonDao.class,
                dao ->
                        dao.find(projectId, personId)
                                .map(person ->
                                        new Found(
                                                person,
                                                dao
                                                        .listDistinctIds(
                                                                projectId, List.of(personId))
                                                        .stream()
                                                        .map(DistinctId::distinctId)
                                                        .toList())));
    }

    /** The persons of those distinct ids that have one, by distinct id. */
    public Map<String, PersonIdentity> findByDistinctIds(
            long projectId, Collection<String> distinctIds) {
        return database.reading(
                PersonDao.class, dao -> dao.findByDistinctIds(projectId, distinctIds));
    }
}

package dev.hedgerow.metadata.persons;

import dev.hedgerow.metadata.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * SQL of {@code persons}, {@code person_distinct_ids} and {@code person_merges}, a batch at a time.
 */
@RegisterConstructorMapper(PersonIdentity.class)
@RegisterConstructorMapper(DistinctId.class)
@RegisterConstructorMapper(MergedPerson.class)
public interface PersonDao extends SqlObject {

    private PersonStatements statements() {
        return new PersonStatements(getHandle().getConnection());
    }

    /**
     * The persons of those distinct ids that have one, by distinct id, however many are asked for.
     */
    default Map<String, PersonIdentity> findByDistinctIds(
            long projectId, Collection<String> distinctIds) {
        return statements().findByDistinctIds(projectId, distinctIds);
    }

    /** Those persons that exist, by id; deleted ones are not among them. */
    default Map<UUID, PersonIdentity> findByIds(long projectId, Collection<UUID> personIds) {
        Map<UUID, PersonIdentity> found = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(personIds)) {
            listByIds(projectId, chunk).forEach(person -> found.put(person.personId(), person));
        }
        return found;
    }

    /** All distinct ids of some persons. */
    default List<DistinctId> listDistinctIds(long projectId, Collection<UUID> personIds) {
        List<DistinctId> found = new ArrayList<>();
        Chunks.of(personIds).forEach(chunk -> found.addAll(listDistinctIdsOf(projectId, chunk)));
        return found;
    }

    /**
     * Replaces rows by (project, person id), except that {@code oldest_event_at} only moves
     * earlier.
     */
    default void upsertPersons(Collection<PersonIdentity> persons) {
        if (!persons.isEmpty()) {
            statements().upsertPersons(persons);
        }
    }

    /**
     * Moves {@code oldest_event_at} earlier where it has to; no new version, the store does not
     * keep it.
     */
    @SqlBatch(
            """
            UPDATE persons SET oldest_event_at = :at
            WHERE project_id = :projectId AND person_id = :personId AND oldest_event_at > :at
            """)
    void moveOldestEvents(@BindMethods Collection<OldestEvent> events);

    /** Replaces rows by (project, distinct id). */
    default void upsertDistinctIds(Collection<DistinctId> distinctIds) {
        if (!distinctIds.isEmpty()) {
            statements().upsertDistinctIds(distinctIds);
        }
    }

    @SqlBatch(
            """
            INSERT INTO person_merges (version, position, project_id, from_person, into_person, oldest_event_at)
            VALUES (:version, :position, :projectId, :fromPerson, :intoPerson, :oldestEventAt)
            """)
    void insertMerges(@BindMethods Collection<MergedPerson> merges);

    @SqlQuery(
            "SELECT * FROM persons WHERE project_id = :projectId AND person_id = :personId AND deleted = FALSE")
    Optional<PersonIdentity> find(long projectId, UUID personId);

    @SqlQuery("SELECT count(*) FROM persons WHERE project_id = :projectId AND deleted = FALSE")
    long count(long projectId);

    @SqlQuery(
            "SELECT * FROM persons WHERE version > :after AND version <= :through ORDER BY version")
    List<PersonIdentity> listPersonsBetween(long after, long through);

    @SqlQuery(
            "SELECT * FROM person_distinct_ids WHERE version > :after AND version <= :through ORDER BY version")
    List<DistinctId> listDistinctIdsBetween(long after, long through);

    @SqlQuery(
            """
            SELECT * FROM person_merges WHERE version > :after AND version <= :through ORDER BY version, position
            """)
    List<MergedPerson> listMergesBetween(long after, long through);

    /** Forgets merges that every store has applied. */
    @SqlUpdate("DELETE FROM person_merges WHERE version <= :applied")
    int deleteMergesThrough(long applied);

    /** Forgets persons that are gone, once every store knows. */
    @SqlUpdate("DELETE FROM persons WHERE deleted = TRUE AND version <= :applied")
    int deleteGonePersonsThrough(long applied);

    /** Forgets distinct ids that are gone, once every store knows. */
    @SqlUpdate("DELETE FROM person_distinct_ids WHERE deleted = TRUE AND version <= :applied")
    int deleteGoneDistinctIdsThrough(long applied);

    /** One chunk of {@link #findByIds}. */
    @SqlQuery(
            """
            SELECT * FROM persons
            WHERE project_id = :projectId AND person_id IN (<personIds>) AND deleted = FALSE
            """)
    List<PersonIdentity> listByIds(long projectId, @BindList("personIds") List<UUID> personIds);

    /** One chunk of {@link #listDistinctIds}. */
    @SqlQuery(
            """
            SELECT * FROM person_distinct_ids
            WHERE project_id = :projectId AND person_id IN (<personIds>) AND deleted = FALSE
            ORDER BY person_id, distinct_id
            """)
    List<DistinctId> listDistinctIdsOf(long projectId, @BindList("personIds") List<UUID> personIds);
}

package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code cohort_members}. */
@RegisterConstructorMapper(CohortMember.class)
public interface CohortMemberDao {

    /** The memberships of some persons. */
    default List<CohortMember> listOfPersons(long projectId, Collection<UUID> personIds) {
        List<CohortMember> found = new ArrayList<>();
        Chunks.of(personIds).forEach(chunk -> found.addAll(listOf(projectId, chunk)));
        return found;
    }

    /** Replaces rows by (cohort, person). */
    @SqlBatch(
            """
            INSERT INTO cohort_members (cohort_id, person_id, project_id, version, deleted)
            VALUES (:cohortId, :personId, :projectId, :version, :deleted)
            ON CONFLICT (cohort_id, person_id) DO UPDATE
            SET version = excluded.version, deleted = excluded.deleted
            """)
    void upsert(@BindMethods Collection<CohortMember> members);

    @SqlQuery("SELECT count(*) FROM cohort_members WHERE cohort_id = :cohortId AND deleted = FALSE")
    long count(long cohortId);

    @SqlQuery(
            """
            SELECT person_id FROM cohort_members WHERE cohort_id = :cohortId AND deleted = FALSE ORDER BY person_id
            """)
    List<UUID> list(long cohortId);

    @SqlQuery(
            "SELECT * FROM cohort_members WHERE version > :after AND version <= :through ORDER BY version")
    List<CohortMember> listBetween(long after, long through);

    /** Forgets those who were taken out, once every store knows. */
    @SqlUpdate("DELETE FROM cohort_members WHERE deleted = TRUE AND version <= :applied")
    int deleteGoneThrough(long applied);

    /** One chunk of {@link #listOfPersons}. */
    @SqlQuery(
            """
            SELECT * FROM cohort_members
            WHERE project_id = :projectId AND person_id IN (<personIds>) AND deleted = FALSE
            """)
    List<CohortMember> listOf(long projectId, @BindList("personIds") List<UUID> personIds);
}

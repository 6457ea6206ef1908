package dev.hedgerow.metadata.cohorts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of {@code cohorts} and {@code cohort_people}. */
@RegisterConstructorMapper(Cohort.class)
public interface CohortDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO cohorts
                (project_id, name, description, filters, is_static, deleted, is_calculating, last_calculation,
                 errors_calculating, person_count, created_at, created_by)
            VALUES
                (:projectId, :name, :description, :filters, :isStatic, :deleted, :isCalculating, :lastCalculation,
                 :errorsCalculating, :personCount, :createdAt, :createdBy)
            RETURNING *
            """)
    Cohort insert(@BindMethods Cohort cohort);

    @SqlUpdate(
            """
            UPDATE cohorts
            SET name = :name, description = :description, filters = :filters, is_static = :isStatic,
                deleted = :deleted
            WHERE id = :id
            """)
    void update(@BindMethods Cohort cohort);

    @SqlUpdate("UPDATE cohorts SET is_calculating = TRUE WHERE id = :id")
    void updateStarted(long id);

    /** Notes the end of a calculation; a null count is a failure. */
    @SqlUpdate(
            """
            UPDATE cohorts
            SET is_calculating = FALSE, last_calculation = :now,
                person_count = coalesce(:personCount, person_count),
                errors_calculating = CASE WHEN :failed THEN errors_calculating + 1 ELSE 0 END
            WHERE id = :id
            """)
    void updateEnded(long id, Instant now, @Nullable Long personCount, boolean failed);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM cohorts WHERE project_id = :projectId AND id = :id")
    Optional<Cohort> find(long projectId, long id);

    /** Every cohort that is not deleted, the newest first. */
    @SqlQuery(
            """
            SELECT * FROM cohorts WHERE project_id = :projectId AND deleted = FALSE ORDER BY created_at DESC, id DESC
            """)
    List<Cohort> list(long projectId);

    @SqlBatch(
            "INSERT INTO cohort_people (cohort_id, person_id) VALUES (:cohortId, :personId) ON CONFLICT DO NOTHING")
    void insertPeople(long cohortId, Collection<UUID> personId);

    @SqlUpdate("DELETE FROM cohort_people WHERE cohort_id = :cohortId AND person_id = :personId")
    int deletePerson(long cohortId, UUID personId);

    @SqlQuery("SELECT count(*) FROM cohort_people WHERE cohort_id = :cohortId")
    long countPeople(long cohortId);

    @SqlQuery("SELECT person_id FROM cohort_people WHERE cohort_id = :cohortId ORDER BY person_id")
    List<UUID> listPeople(long cohortId);

    /** The static cohorts a person is in. */
    @SqlQuery(
            """
            SELECT c.* FROM cohorts c JOIN cohort_people p ON p.cohort_id = c.id
            WHERE c.project_id = :projectId AND p.person_id = :personId AND c.deleted = FALSE ORDER BY c.id
            """)
    List<Cohort> listOfPerson(long projectId, UUID personId);
}

package dev.hedgerow.metadata.cohorts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code cohorts} and {@code cohort_calculations}. */
@RegisterConstructorMapper(Cohort.class)
@RegisterConstructorMapper(CohortCalculation.class)
public interface CohortDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO cohorts
                (project_id, name, description, filters, query, is_static, deleted, is_calculating, last_calculation,
                 errors_calculating, last_error, person_count, version, created_at, created_by)
            VALUES
                (:projectId, :name, :description, :filters, :query, :isStatic, :deleted, :isCalculating,
                 :lastCalculation, :errorsCalculating, :lastError, :personCount, :version, :createdAt, :createdBy)
            RETURNING *
            """)
    Cohort insert(@BindMethods Cohort cohort);

    @SqlUpdate(
            """
            UPDATE cohorts
            SET name = :name, description = :description, filters = :filters, query = :query,
                is_static = :isStatic, deleted = :deleted, version = :version
            WHERE id = :id
            """)
    void update(@BindMethods Cohort cohort);

    @SqlUpdate("UPDATE cohorts SET is_calculating = TRUE WHERE id = :id")
    void updateStarted(long id);

    /** No calculation outlives the process that began it. */
    @SqlUpdate("UPDATE cohorts SET is_calculating = FALSE WHERE is_calculating = TRUE")
    int updateAllEnded();

    /**
     * Notes the end of a calculation; a null count is a failure. Does nothing when the cohort has
     * changed since, whose change has begun another calculation.
     */
    @SqlUpdate(
            """
            UPDATE cohorts
            SET is_calculating = FALSE, last_calculation = :finishedAt,
                person_count = coalesce(:personCount, person_count), last_error = :error,
                errors_calculating = CASE WHEN :personCount IS NULL THEN errors_calculating + 1 ELSE 0 END
            WHERE id = :cohortId AND version = :version
            """)
    void updateEnded(@BindMethods CohortCalculation calculation, long version);

    @SqlUpdate("UPDATE cohorts SET version = version + 1 WHERE id = :id")
    void raiseVersion(long id);

    /** Counts the members of static cohorts whose lists have changed. */
    @SqlBatch(
            """
            UPDATE cohorts
            SET version = version + 1,
                person_count =
                    (SELECT count(*) FROM cohort_members m WHERE m.cohort_id = cohorts.id AND m.deleted = FALSE)
            WHERE id = :id
            """)
    void recount(Collection<Long> id);

    @SqlUpdate(
            """
            INSERT INTO cohort_calculations (cohort_id, filters, person_count, error, started_at, finished_at)
            VALUES (:cohortId, :filters, :personCount, :error, :startedAt, :finishedAt)
            """)
    void insertCalculation(@BindMethods CohortCalculation calculation);

    /** The newest first. */
    @SqlQuery(
            """
            SELECT * FROM cohort_calculations WHERE cohort_id = :cohortId ORDER BY id DESC LIMIT :limit OFFSET :offset
            """)
    List<CohortCalculation> listCalculations(long cohortId, int limit, int offset);

    @SqlQuery("SELECT count(*) FROM cohort_calculations WHERE cohort_id = :cohortId")
    int countCalculations(long cohortId);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM cohorts WHERE project_id = :projectId AND id = :id")
    Optional<Cohort> find(long projectId, long id);

    /** Every cohort that is not deleted, the newest first. */
    @SqlQuery(
            """
            SELECT * FROM cohorts WHERE project_id = :projectId AND deleted = FALSE ORDER BY created_at DESC, id DESC
            """)
    List<Cohort> list(long projectId);
}

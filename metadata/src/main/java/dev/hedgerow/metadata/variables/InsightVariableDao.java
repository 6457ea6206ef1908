package dev.hedgerow.metadata.variables;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code insight_variables}. */
@RegisterConstructorMapper(InsightVariable.class)
public interface InsightVariableDao {

    @SqlUpdate(
            """
            INSERT INTO insight_variables
                (id, project_id, name, code_name, type, default_value, possible_values, is_multi, values_query,
                 values_query_connection_id, created_at, created_by)
            VALUES
                (:id, :projectId, :name, :codeName, :type, :defaultValue, :possibleValues, :isMulti, :valuesQuery,
                 :valuesQueryConnectionId, :createdAt, :createdBy)
            """)
    void insert(@BindMethods InsightVariable variable);

    @SqlUpdate(
            """
            UPDATE insight_variables
            SET name = :name, type = :type, default_value = :defaultValue, possible_values = :possibleValues,
                is_multi = :isMulti, values_query = :valuesQuery, values_query_connection_id = :valuesQueryConnectionId
            WHERE id = :id
            """)
    void update(@BindMethods InsightVariable variable);

    @SqlUpdate("DELETE FROM insight_variables WHERE project_id = :projectId AND id = :id")
    int delete(long projectId, UUID id);

    @SqlQuery("SELECT * FROM insight_variables WHERE project_id = :projectId AND id = :id")
    Optional<InsightVariable> find(long projectId, UUID id);

    @SqlQuery(
            "SELECT * FROM insight_variables WHERE project_id = :projectId AND code_name = :codeName")
    Optional<InsightVariable> findByCodeName(long projectId, String codeName);

    @SqlQuery(
            "SELECT * FROM insight_variables WHERE project_id = :projectId ORDER BY created_at, id")
    List<InsightVariable> list(long projectId);
}

package dev.hedgerow.metadata.elements;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code elements}. */
@RegisterConstructorMapper(Element.class)
public interface ElementDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO elements
                (project_id, text, tag_name, attr_class, href, attr_id, nth_child, nth_of_type, attributes, position)
            VALUES
                (:projectId, :text, :tagName, :attrClass, :href, :attrId, :nthChild, :nthOfType, :attributes, :position)
            RETURNING *
            """)
    Element insert(@BindMethods Element element);

    @SqlUpdate(
            """
            UPDATE elements
            SET text = :text, tag_name = :tagName, attr_class = :attrClass, href = :href, attr_id = :attrId,
                nth_child = :nthChild, nth_of_type = :nthOfType, attributes = :attributes, position = :position
            WHERE id = :id
            """)
    void update(@BindMethods Element element);

    @SqlUpdate("DELETE FROM elements WHERE project_id = :projectId AND id = :id")
    int delete(long projectId, long id);

    @SqlQuery("SELECT * FROM elements WHERE project_id = :projectId AND id = :id")
    Optional<Element> find(long projectId, long id);

    @SqlQuery(
            "SELECT * FROM elements WHERE project_id = :projectId ORDER BY id LIMIT :limit OFFSET :offset")
    List<Element> list(long projectId, int limit, int offset);

    @SqlQuery("SELECT count(*) FROM elements WHERE project_id = :projectId")
    int count(long projectId);
}

package dev.hedgerow.metadata.tags;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code tagged_items}. */
@RegisterConstructorMapper(TaggedItem.class)
public interface TagDao {

    @SqlBatch(
            """
            INSERT INTO tagged_items (project_id, kind, item_id, tag) VALUES (:projectId, :kind, :itemId, :tag)
            ON CONFLICT DO NOTHING
            """)
    void insert(@BindMethods Collection<TaggedItem> items);

    @SqlUpdate(
            "DELETE FROM tagged_items WHERE project_id = :projectId AND kind = :kind AND item_id = :id")
    void deleteAll(@BindMethods TagHolder holder);

    @SqlQuery(
            """
            SELECT * FROM tagged_items
            WHERE project_id = :projectId AND kind = :kind AND item_id IN (<itemIds>) ORDER BY item_id, tag
            """)
    List<TaggedItem> listOfItems(
            long projectId, TaggedKind kind, @BindList("itemIds") List<String> itemIds);

    @SqlQuery(
            "SELECT * FROM tagged_items WHERE project_id = :projectId AND kind = :kind ORDER BY item_id, tag")
    List<TaggedItem> listOfKind(long projectId, TaggedKind kind);

    @SqlQuery("SELECT DISTINCT tag FROM tagged_items WHERE project_id = :projectId ORDER BY tag")
    List<String> listTags(long projectId);
}

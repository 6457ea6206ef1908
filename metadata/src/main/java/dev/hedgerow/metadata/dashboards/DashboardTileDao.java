package dev.hedgerow.metadata.dashboards;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code dashboard_tiles} and {@code dashboard_texts}. */
@RegisterConstructorMapper(DashboardTile.class)
@RegisterConstructorMapper(DashboardText.class)
public interface DashboardTileDao {

    /** Inserts all but the id; an insight that was on the dashboard before revives its tile. */
    @SqlQuery(
            """
            INSERT INTO dashboard_tiles
                (dashboard_id, insight_id, text_id, layouts, color, show_description, transparent_background,
                 filters_overrides, deleted)
            VALUES
                (:dashboardId, :insightId, :textId, :layouts, :color, :showDescription, :transparentBackground,
                 :filtersOverrides, FALSE)
            ON CONFLICT (dashboard_id, insight_id) DO UPDATE SET deleted = FALSE, revived = TRUE
            RETURNING *
            """)
    DashboardTile insert(@BindMethods DashboardTile tile);

    @SqlBatch(
            """
            UPDATE dashboard_tiles
            SET dashboard_id = :dashboardId, layouts = :layouts, color = :color, show_description = :showDescription,
                transparent_background = :transparentBackground, filters_overrides = :filtersOverrides, deleted = :deleted,
                revived = revived OR (deleted AND NOT :deleted)
            WHERE id = :id
            """)
    void update(@BindMethods Collection<DashboardTile> tiles);

    /** Notes that the tiles of a dashboard came back with it. */
    @SqlUpdate("UPDATE dashboard_tiles SET revived = TRUE WHERE dashboard_id = :dashboardId")
    void revive(long dashboardId);

    @SqlQuery("SELECT * FROM dashboard_tiles WHERE dashboard_id = :dashboardId AND id = :id")
    Optional<DashboardTile> find(long dashboardId, long id);

    /** All tiles of a dashboard, those taken off included, in the order they were made. */
    @SqlQuery("SELECT * FROM dashboard_tiles WHERE dashboard_id = :dashboardId ORDER BY id")
    List<DashboardTile> listAll(long dashboardId);

    /** The tiles a dashboard shows, in the order they were made; deleted insights have none. */
    @SqlQuery(
            """
            SELECT t.* FROM dashboard_tiles t LEFT JOIN insights i ON i.id = t.insight_id
            WHERE t.dashboard_id = :dashboardId AND t.deleted = FALSE AND (i.id IS NULL OR i.deleted = FALSE)
            ORDER BY t.id
            """)
    List<DashboardTile> listShown(long dashboardId);

    /** The tiles that show some insights, on dashboards that are not deleted. */
    @SqlQuery(
            """
            SELECT t.* FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
            WHERE t.insight_id IN (<insightIds>) AND t.deleted = FALSE AND d.deleted = FALSE ORDER BY t.id
            """)
    List<DashboardTile> listOfInsights(@BindList("insightIds") List<Long> insightIds);

    /** The tiles that show a text, on dashboards that are not deleted. */
    @SqlQuery(
            """
            SELECT t.* FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
            WHERE t.text_id = :textId AND t.deleted = FALSE AND d.deleted = FALSE ORDER BY t.id
            """)
    List<DashboardTile> listOfText(long textId);

    /** Insights on a dashboard. */
    @SqlQuery(
            """
            SELECT t.insight_id FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
            WHERE d.project_id = :projectId AND d.id = :dashboardId AND d.deleted = FALSE AND t.deleted = FALSE
              AND t.insight_id IS NOT NULL
            """)
    List<Long> listInsightsOn(long projectId, long dashboardId);

    /** Forgets a tile altogether; for tiles taken off that stand in the way of another. */
    @SqlUpdate("DELETE FROM dashboard_tiles WHERE id = :id")
    void delete(long id);

    /** Insights on some dashboard that is not unlisted, for the list filter {@code saved}. */
    @SqlQuery(
            """
            SELECT DISTINCT t.insight_id FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
            WHERE d.project_id = :projectId AND d.deleted = FALSE AND d.creation_mode <> 'unlisted'
              AND t.deleted = FALSE AND t.insight_id IS NOT NULL
            """)
    List<Long> listInsightsOnDashboards(long projectId);

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO dashboard_texts (project_id, body, created_by, last_modified_at, last_modified_by)
            VALUES (:projectId, :body, :createdBy, :lastModifiedAt, :lastModifiedBy)
            RETURNING *
            """)
    DashboardText insertText(@BindMethods DashboardText text);

    @SqlUpdate(
            """
            UPDATE dashboard_texts
            SET body = :body, last_modified_at = :lastModifiedAt, last_modified_by = :lastModifiedBy
            WHERE id = :id
            """)
    void updateText(@BindMethods DashboardText text);

    @SqlQuery("SELECT * FROM dashboard_texts WHERE project_id = :projectId AND id IN (<ids>)")
    List<DashboardText> listTexts(long projectId, @BindList("ids") List<Long> ids);
}

package dev.hedgerow.metadata.dashboards;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.annotations.Annotation;
import dev.hedgerow.metadata.annotations.AnnotationDao;
import dev.hedgerow.metadata.annotations.AnnotationView;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.elements.Element;
import dev.hedgerow.metadata.elements.ElementDao;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.Insights;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DashboardDaoTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private Insights insights;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        ActivityLog log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        insights = new Insights(metadata.database, metadata.secrets, metadata.clock, log);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void list_putsPinnedFirstThenNames() {
        metadata.database.writing(handle -> {
            dashboard(handle, "b", false, "default");
            dashboard(handle, "a", false, "default");
            dashboard(handle, "c", true, "default");
        });
        List<Dashboard> all =
                metadata.database.reading(DashboardDao.class, dao -> dao.list(project));
        assertThat(all).extracting(Dashboard::name).containsExactly("c", "a", "b");
    }

    @Test
    void insert_ofAnInsightTakenOffRevivesItsTile() {
        Insight insight = insight();
        metadata.database.writing(handle -> {
            Dashboard dashboard = dashboard(handle, "a", false, "default");
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = dao.insert(tile(dashboard, insight.id(), null));
            dao.update(
                    List.of(
                            new DashboardTile(
                                    tile.id(),
                                    dashboard.id(),
                                    insight.id(),
                                    null,
                                    "{\"sm\":{}}",
                                    "blue",
                                    true,
                                    null,
                                    "{}",
                                    true,
                                    false)));
            assertThat(dao.listShown(dashboard.id())).isEmpty();
            DashboardTile again = dao.insert(tile(dashboard, insight.id(), null));
            assertThat(again.id()).isEqualTo(tile.id());
            assertThat(again.layouts()).isEqualTo("{\"sm\":{}}");
            assertThat(again.deleted()).isFalse();
            assertThat(again.revived()).isTrue();
            assertThat(tile.revived()).isFalse();
        });
    }

    @Test
    void shownTiles_areInOrderWithoutDeletedInsights() {
        Insight first = insight();
        Insight second = insight();
        metadata.database.writing(handle -> {
            Dashboard dashboard = dashboard(handle, "a", false, "default");
            Dashboard unlisted = dashboard(handle, "u", false, "unlisted");
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardText text =
                    dao.insertText(
                            new DashboardText(
                                    0, project, "hello", user, metadata.clock.instant(), null));
            dao.insert(tile(dashboard, first.id(), null));
            dao.insert(tile(dashboard, null, text.id()));
            dao.insert(tile(unlisted, second.id(), null));
            assertThat(dao.listShown(dashboard.id())).hasSize(2);
            assertThat(dao.listInsightsOnDashboards(project)).containsExactly(first.id());
            assertThat(dao.listOfInsights(List.of(first.id(), second.id()))).hasSize(2);
            assertThat(dao.listTexts(project, List.of(text.id()))).containsExactly(text);
        });
        insights.update(project, first.shortId(), user, body("{'deleted': true}"));
        metadata.database.writing(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            long id = handle.attach(DashboardDao.class).list(project).getFirst().id();
            assertThat(dao.listShown(id)).extracting(DashboardTile::insightId).containsOnlyNulls();
        });
    }

    @Test
    void annotationsAndElements_areKept() {
        metadata.database.writing(handle -> {
            AnnotationDao annotations = handle.attach(AnnotationDao.class);
            Annotation annotation =
                    annotations.insert(
                            new Annotation(
                                    0,
                                    project,
                                    "launch",
                                    metadata.clock.instant(),
                                    "project",
                                    "USR",
                                    null,
                                    null,
                                    false,
                                    metadata.clock.instant(),
                                    user,
                                    metadata.clock.instant()));
            assertThat(annotations.list(project))
                    .extracting(AnnotationView::annotation)
                    .containsExactly(annotation);
            ElementDao elements = handle.attach(ElementDao.class);
            Element element =
                    elements.insert(
                            new Element(
                                    0, project, null, "span", "[\"a\"]", null, null, 1, 2, "{}",
                                    null));
            assertThat(elements.find(project, element.id())).contains(element);
            assertThat(elements.list(project, 10, 0)).containsExactly(element);
            assertThat(elements.delete(project, element.id())).isEqualTo(1);
            assertThat(elements.count(project)).isZero();
        });
    }

    private Insight insight() {
        return insights.create(project, user, body("{'name': 'i'}")).insight();
    }

    private Dashboard dashboard(Handle handle, String name, boolean pinned, String mode) {
        return handle.attach(DashboardDao.class)
                .insert(
                        new Dashboard(
                                0,
                                project,
                                name,
                                "",
                                pinned,
                                false,
                                mode,
                                "{}",
                                "{}",
                                null,
                                null,
                                null,
                                Dashboard.EVERYONE_CAN_EDIT,
                                metadata.clock.instant(),
                                user,
                                null,
                                null));
    }

    private static DashboardTile tile(
            Dashboard dashboard, @Nullable Long insightId, @Nullable Long textId) {
        return new DashboardTile(
                0, dashboard.id(), insightId, textId, "{}", null, null, null, "{}", false, false);
    }
}

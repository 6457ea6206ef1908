package dev.hedgerow.metadata.insights;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.insights.InsightFilter.Column;
import dev.hedgerow.metadata.insights.InsightFilter.Order;
import dev.hedgerow.metadata.insights.InsightFilter.Period;
import dev.hedgerow.metadata.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class InsightsTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private ActivityLog log;
    private Insights insights;
    private InsightList list;
    private InsightViews views;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        insights = new Insights(metadata.database, metadata.secrets, metadata.clock, log);
        list = new InsightList(metadata.database);
        views = new InsightViews(metadata.database, metadata.clock);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void create_givesDefaultsAndCountsAsAView() {
        Insight made = create("{'name': 'a', 'query': {'kind': 'TrendsQuery'}}");
        assertThat(made.shortId()).matches("[0-9A-Za-z]{8}");
        assertThat(made.saved()).isFalse();
        assertThat(made.kind()).isEqualTo(InsightKind.TRENDS);
        assertThat(made.createdBy()).isEqualTo(user);
        assertThat(insights.find(project, made.shortId()))
                .isEqualTo(insights.find(project, made.id() + ""));
        assertThat(views.lastViewed(project, user, 5))
                .extracting(InsightView::insightId)
                .containsExactly(made.id());
    }

    @Test
    void update_movesTheDatesItShould() {
        Insight made = create("{'name': 'a'}");
        Instant first = metadata.clock.instant();
        metadata.clock.forward(Duration.ofMinutes(1));
        Insight favorite = update(made, "{'favorited': true}");
        assertThat(favorite.lastModifiedAt()).isEqualTo(first);
        assertThat(favorite.updatedAt()).isEqualTo(metadata.clock.instant());
        assertThat(favorite.saved()).isTrue();
        Insight renamed = update(made, "{'name': 'b', 'saved': false}");
        assertThat(renamed.lastModifiedAt()).isEqualTo(metadata.clock.instant());
        assertThat(renamed.favorited()).isTrue();
        assertThat(renamed.saved()).isFalse();
    }

    @Test
    void activity_tellsWhatChanged() {
        Insight made = create("{'name': 'insight name'}");
        insights.update(
                project,
                made.shortId(),
                user,
                body("{'name': 'new', 'tags': ['these', 'Add', 'tags']}"));
        ActivityLog.Page page = log.ofItem(project, Insights.SCOPE, made.id() + "", 10, 0);
        assertThat(page.activities())
                .extracting(Activity::activity)
                .containsExactly("updated", "created");
        JsonNode detail = Json.parse(page.activities().getFirst().detail());
        assertThat(detail.get("name").asString()).isEqualTo("new");
        assertThat(detail.get("changes"))
                .containsExactlyInAnyOrderElementsOf(
                        Json.parse(
                                """
                                [{"type":"Insight","action":"changed","field":"tags","before":[],
                                  "after":["add","tags","these"]},
                                 {"type":"Insight","action":"changed","field":"name","before":"insight name","after":"new"}]
                                """));
    }

    @Test
    void activity_ofNamelessInsightsIsEmpty() {
        Insight made = create("{'query': {'kind': 'TrendsQuery'}}");
        update(made, "{'favorited': true}");
        assertThat(log.ofScope(project, Insights.SCOPE, 10, 0).count()).isZero();
    }

    @Test
    void deleted_isFoundByUpdateOnlyAndComesBack() {
        Insight made = create("{'name': 'an insight'}");
        update(made, "{'deleted': true}");
        assertThat(insights.find(project, made.shortId())).isEmpty();
        assertThat(names(InsightFilter.page(10, 0))).isEmpty();
        update(made, "{'deleted': false}");
        assertThat(insights.find(project, made.shortId())).isPresent();
        assertThat(log.ofItem(project, Insights.SCOPE, made.id() + "", 2, 0).activities())
                .extracting(Activity::activity)
                .containsExactly("restored", "deleted");
    }

    @Test
    void query_hasToBeAnObject() {
        assertThatThrownBy(() -> create("{'query': 'x'}"))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(Code.INVALID_INPUT);
                            assertThat(error.attribute()).isEqualTo("query");
                        });
        Insight legacy =
                create(
                        "{'filters': {'events': []}, 'query': {'kind': 'InsightVizNode', "
                                + "'source': {'kind': 'FunnelsQuery'}}}");
        assertThat(legacy.legacyFilters()).isEqualTo("{\"events\":[]}");
        assertThat(legacy.kind()).isEqualTo(InsightKind.FUNNELS);
    }

    @Test
    void kinds_areToldByTheQuery() {
        assertThat(
                        InsightKind.of(
                                "{\"kind\":\"DataVisualizationNode\",\"source\":{\"kind\":\"HogQLQuery\"}}"))
                .isEqualTo(InsightKind.SQL);
        assertThat(
                        InsightKind.of(
                                "{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"EventsQuery\"}}"))
                .isEqualTo(InsightKind.JSON);
        assertThat(InsightKind.of("{\"kind\":\"HogQLQuery\"}")).isEqualTo(InsightKind.JSON);
    }

    @Test
    void search_ranksExactBeforeSimilar() {
        for (String name :
                List.of(
                        "dahsboard metrics",
                        "sales dashboard",
                        "dashboard overview",
                        "Engineering")) {
            create("{'name': '" + name + "'}");
        }
        InsightList.Page page =
                list.list(project, InsightFilter.page(10, 0).searching("Dashboard", null));
        assertThat(page.items())
                .extracting(InsightList.Item::searchMatchType)
                .containsExactly("exact", "exact", "similar");
        assertThat(page.items().getFirst().insight().name()).isEqualTo("dashboard overview");
        assertThat(list.list(project, InsightFilter.page(10, 0)).items())
                .allSatisfy(item -> assertThat(item.searchMatchType()).isNull());
    }

    @Test
    void search_putsTheNameBeforeTheDescriptionAndFindsTags() {
        create("{'name': 'Q4 review', 'description': 'Quarterly revenue breakdown'}");
        create("{'name': 'revenue'}");
        create("{'name': 'tagged', 'tags': ['revenue-tag', 'revenue']}");
        create("{'name': 'Unrelated'}");
        assertThat(names(InsightFilter.page(10, 0).searching("revenue", null)))
                .containsExactly("revenue", "Q4 review", "tagged");
        assertThat(
                        names(
                                InsightFilter.page(10, 0)
                                        .searching("revenue", new Order(Column.ID, true))))
                .containsExactly("tagged", "revenue", "Q4 review");
        assertThatThrownBy(() -> names(InsightFilter.page(10, 0).searching("a".repeat(201), null)))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("200 characters");
    }

    @Test
    void list_filters() {
        Insight a =
                create(
                        "{'name': 'a', 'favorited': true, 'tags': ['red'], "
                                + "'query': {'kind': 'TrendsQuery', 'x': '$feature/my_flag'}}");
        metadata.clock.forward(Duration.ofDays(1));
        Insight b = create("{'name': 'b', 'saved': true, 'tags': ['blue', 'green']}");
        assertThat(names(filter(null, true, Set.of(), Set.of(), Period.ALWAYS, null)))
                .containsExactly("a");
        assertThat(names(filter(true, null, Set.of(), Set.of(), Period.ALWAYS, null)))
                .containsExactly("b");
        assertThat(names(filter(true, null, Set.of(a.id()), Set.of(), Period.ALWAYS, null)))
                .containsExactly("a", "b");
        assertThat(names(filter(null, null, Set.of(), Set.of("red", "blue"), Period.ALWAYS, null)))
                .containsExactly("a", "b");
        assertThat(
                        names(
                                filter(
                                        null,
                                        null,
                                        Set.of(),
                                        Set.of(),
                                        new Period(b.createdAt(), null),
                                        null)))
                .containsExactly("b");
        assertThat(names(filter(null, null, Set.of(), Set.of(), Period.ALWAYS, "my_flag")))
                .containsExactly("a");
        assertThat(names(filter(null, null, Set.of(), Set.of(), Period.ALWAYS, "my%flag")))
                .isEmpty();
        assertThat(list.list(project, InsightFilter.page(1, 1)).count()).isEqualTo(2);
        assertThat(names(InsightFilter.page(1, 1))).containsExactly("b");
    }

    @Test
    void views_orderByTimeAndDropStrangers() {
        Insight a = create("{}");
        Insight b = create("{}");
        metadata.clock.forward(Duration.ofMinutes(1));
        views.view(project, user, List.of(a.id(), 999L));
        assertThat(views.lastViewed(project, user, 5))
                .extracting(InsightView::insightId)
                .containsExactly(a.id(), b.id());
        assertThat(views.trending(project, Duration.ofDays(7), 1)).hasSize(1);
        assertThatThrownBy(() -> views.view(project, user, List.of()))
                .isInstanceOf(MetadataException.class);
    }

    @Test
    void concurrentUpdates_loseNothing() throws Exception {
        Insight made = create("{'name': 'a'}");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String change =
                        i % 2 == 0 ? "{'description': 'd" + i + "'}" : "{'favorited': true}";
                all.add(threads.submit(() -> update(made, change)));
            }
            for (Future<?> one : all) {
                one.get(1, TimeUnit.MINUTES);
            }
        }
        Insight after = insights.find(project, made.shortId()).orElseThrow().insight();
        assertThat(after.favorited()).isTrue();
        assertThat(after.description()).startsWith("d");
        assertThat(log.ofItem(project, Insights.SCOPE, made.id() + "", 100, 0).count())
                .isEqualTo(1 + 50 + 1);
    }

    private Insight create(String json) {
        return insights.create(project, user, body(json)).insight();
    }

    private Insight update(Insight insight, String json) {
        return insights.update(project, insight.shortId(), user, body(json)).insight();
    }

    private List<String> names(InsightFilter filter) {
        return list.list(project, filter).items().stream()
                .map(item -> String.valueOf(item.insight().name()))
                .toList();
    }

    private static InsightFilter filter(
            @Nullable Boolean saved,
            @Nullable Boolean favorited,
            Set<Long> alsoSaved,
            Set<String> tags,
            Period created,
            @Nullable String text) {
        return new InsightFilter(
                null,
                null,
                saved,
                favorited,
                Set.of(),
                null,
                alsoSaved,
                tags,
                null,
                Period.ALWAYS,
                created,
                Period.ALWAYS,
                text,
                Set.of(),
                false,
                null,
                100,
                0);
    }
}

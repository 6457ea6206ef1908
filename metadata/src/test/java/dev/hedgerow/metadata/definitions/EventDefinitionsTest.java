package dev.hedgerow.metadata.definitions;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.activity.ActivityDao;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Field;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Order;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Origin;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Status;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class EventDefinitionsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    private static final String STRANGER = "00000000-0000-4000-8000-000000000000";
    private static final EventDefinitionFilter ALL = EventDefinitionFilter.page(100, 0);

    @TempDir Path folder;

    private TestMetadata metadata;
    private EventDefinitions definitions;
    private EventDefinitionList list;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        ActivityLog log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        definitions =
                new EventDefinitions(metadata.database, metadata.secrets, metadata.clock, log);
        list = new EventDefinitionList(metadata.database, metadata.clock);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void seenEvents_becomeDefinitionsOnceAndMoveLastSeenOn() {
        see(NOW, "purchase", "$pageview");
        see(NOW.plusSeconds(60), "purchase");
        see(NOW.minusSeconds(60), "purchase");
        Tagged purchase = definitions.findByName(project, "purchase").orElseThrow();
        assertThat(purchase.definition().createdAt()).isEqualTo(NOW);
        assertThat(purchase.definition().lastSeenAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(list.list(project, EventDefinitionFilter.page(10, 0)).count()).isEqualTo(2);
    }

    @Test
    void list_searchesWordsInAnyCaseShorterNamesFirst() {
        see(NOW, "installed_app", "rated_app", "entered_free_trial", "watched_movie");
        assertThat(names(searched("App"))).containsExactly("rated_app", "installed_app");
        assertThat(names(searched("free tri "))).containsExactly("entered_free_trial");
        assertThat(names(searched("ed mov"))).containsExactly("watched_movie");
        assertThat(names(searched("app").withOrders(new Order(Field.NAME, false))))
                .containsExactly("installed_app", "rated_app");
        assertThat(names(searched("nothing"))).isEmpty();
    }

    @Test
    void list_putsTheLatestDayFirstAndTheNeverSeenLast() {
        definitions.create(project, user, body("{'name': 'never'}"));
        see(NOW.minusSeconds(3600), "a");
        see(NOW, "b");
        see(NOW.minus(Duration.ofDays(2)), "old");
        assertThat(names(ALL)).containsExactly("a", "b", "old", "never");
        assertThat(names(searched("  "))).isEqualTo(names(ALL));
        assertThat(names(ALL.withOrders(new Order(Field.LAST_SEEN_AT, true))))
                .containsExactly("b", "a", "old", "never");
        assertThat(names(ALL.withOrders(new Order(Field.CREATED_AT, false))))
                .containsExactly("never", "old", "a", "b");
        assertThat(
                        names(
                                ALL.withOrders(
                                        new Order(Field.LAST_SEEN_DAY, true),
                                        new Order(Field.NAME, true))))
                .containsExactly("b", "a", "old", "never");
    }

    @Test
    void list_filtersByOriginNamesTagsAndPages() {
        see(NOW, "a", "b", "c", "$pageview");
        NameFilter withoutB = new NameFilter(null, Set.of(), Set.of("b"));
        assertThat(names(of(Origin.CUSTOM).withNames(withoutB))).containsExactly("a", "c");
        assertThat(names(of(Origin.POSTHOG))).containsExactly("$pageview");
        assertThat(list.list(project, EventDefinitionFilter.page(2, 2)).definitions()).hasSize(2);

        UUID a = definitions.findByName(project, "a").orElseThrow().definition().id();
        definitions.update(project, a, user, body("{'tags': [' Billing ', 'billing', 'x']}"));
        EventDefinitionFilter tagged =
                new EventDefinitionFilter(
                        NameFilter.ANY,
                        Origin.ALL,
                        Set.of("billing", "y"),
                        Status.ANY,
                        List.of(),
                        100,
                        0);
        assertThat(list.list(project, tagged).definitions().getFirst().tags())
                .containsExactly("billing", "x");
    }

    @Test
    void list_filtersByVerifiedHiddenAndStale() {
        Instant now = metadata.clock.instant();
        see(now, "fresh", "$pageview");
        see(now.minus(Duration.ofDays(31)), "stale");
        definitions.create(project, user, body("{'name': 'never', 'verified': true}"));
        definitions.create(project, user, body("{'name': 'hidden', 'hidden': true}"));
        assertThat(names(with(new Status(true, false, false))))
                .containsExactlyInAnyOrder("$pageview", "never");
        assertThat(names(with(new Status(false, true, false))))
                .containsExactlyInAnyOrder("fresh", "stale");
        assertThat(names(with(new Status(null, false, true))))
                .containsExactlyInAnyOrder("fresh", "$pageview", "never", "hidden");
    }

    @Test
    void create_makesOneThatWasNeverSeenUntilItIs() {
        Tagged created =
                definitions.create(project, user, body("{'name': 'mine', 'tags': ['b', 'a']}"));
        assertThat(created.definition().createdAt()).isNull();
        assertThat(created.definition().lastSeenAt()).isNull();
        assertThat(created.tags()).containsExactly("a", "b");
        assertThatThrownBy(() -> definitions.create(project, user, body("{'name': 'mine'}")))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception -> assertThat(exception.attribute()).isEqualTo("name"));
        see(NOW, "mine");
        Tagged seen = definitions.findByName(project, "mine").orElseThrow();
        assertThat(seen.definition().id()).isEqualTo(created.definition().id());
        assertThat(seen.definition().createdAt()).isEqualTo(NOW);
        assertThat(seen.definition().lastSeenAt()).isEqualTo(NOW);
    }

    @Test
    void update_ofVerifiedNotesWhoAndWhen() {
        UUID id = definitions.create(project, user, body("{'name': 'mine'}")).definition().id();
        EventDefinition verified =
                definitions.update(project, id, user, body("{'verified': true}")).definition();
        assertThat(verified.verifiedBy()).isEqualTo(user);
        assertThat(verified.verifiedAt()).isEqualTo(metadata.clock.instant());
        EventDefinition unverified =
                definitions
                        .update(
                                project,
                                id,
                                user,
                                body("{'verified': false, 'enforcement_mode': 'reject'}"))
                        .definition();
        assertThat(unverified.verifiedBy()).isNull();
        List<String> rejected =
                metadata.database.reading(
                        DefinitionDao.class, dao -> dao.listRejectedNames(project));
        assertThat(rejected).containsExactly("mine");
    }

    @Test
    void verifiedAndHidden_excludeEachOther() {
        UUID id =
                definitions
                        .create(project, user, body("{'name': 'a', 'verified': true}"))
                        .definition()
                        .id();
        EventDefinition hidden =
                definitions.update(project, id, user, body("{'hidden': true}")).definition();
        assertThat(hidden.verified()).isFalse();
        assertThat(hidden.verifiedBy()).isNull();
        EventDefinition verified =
                definitions.update(project, id, user, body("{'verified': true}")).definition();
        assertThat(verified.hidden()).isFalse();
        assertThatThrownBy(() ->
                        definitions.update(
                                project, id, user, body("{'verified': true, 'hidden': true}")))
                .hasMessage("An event cannot be both hidden and verified");
    }

    @Test
    void owner_isAMember() {
        UUID id = definitions.create(project, user, body("{'name': 'a'}")).definition().id();
        assertThat(
                        definitions
                                .update(project, id, user, body("{'owner': " + user + "}"))
                                .definition()
                                .ownerId())
                .isEqualTo(user);
        assertThatThrownBy(() -> definitions.update(project, id, user, body("{'owner': 99}")))
                .hasMessage("Invalid pk \"99\" - object does not exist.");
    }

    @Test
    void primaryProperties_areThoseSomebodySet() {
        definitions.create(project, user, body("{'name': 'a', 'primary_property': 'order_id'}"));
        UUID b =
                definitions
                        .create(project, user, body("{'name': 'b', 'primary_property': 'x'}"))
                        .definition()
                        .id();
        assertThat(definitions.primaryProperties(project, Set.of()))
                .containsOnly(Map.entry("a", "order_id"), Map.entry("b", "x"));
        definitions.update(project, b, user, body("{'primary_property': null}"));
        assertThat(definitions.primaryProperties(project, Set.of("a", "b", "c")))
                .containsOnly(Map.entry("a", "order_id"));
    }

    @Test
    void changes_areInTheLog() {
        UUID id = definitions.create(project, user, body("{'name': 'a'}")).definition().id();
        definitions.update(project, id, user, body("{'description': 'd', 'tags': ['t']}"));
        definitions.update(project, id, user, body("{'description': 'd'}"));
        definitions.updateTags(
                project,
                user,
                BulkTagUpdate.read(
                        TaggedKind.EVENT_DEFINITION,
                        body("{'ids': ['" + id + "'], 'action': 'add', 'tags': ['t']}")));
        definitions.delete(project, id, user);
        List<Activity> log =
                metadata.database.reading(
                        ActivityDao.class,
                        dao ->
                                dao.listOfItem(
                                        project, EventDefinitions.SCOPE, id.toString(), 9, 0));
        assertThat(log)
                .extracting(Activity::activity)
                .containsExactly("deleted", "changed", "created");
        assertThat(Json.parse(log.get(2).detail()).at("/changes/0/after").asString())
                .isEqualTo("a");
        JsonNode deleted = Json.parse(log.get(0).detail());
        assertThat(deleted.at("/changes/0/before").asString()).isEqualTo("a");
        assertThat(deleted.at("/changes/0/action").asString()).isEqualTo("deleted");
        assertThat(deleted.findValuesAsString("field")).contains("tags");
    }

    @Test
    void bulkTags_skipStrangersAndKeepOthers() {
        UUID a =
                definitions
                        .create(project, user, body("{'name': 'a', 'tags': ['old']}"))
                        .definition()
                        .id();
        BulkTagUpdate.Outcome added =
                definitions.updateTags(
                        project,
                        user,
                        BulkTagUpdate.read(
                                TaggedKind.EVENT_DEFINITION,
                                body(
                                        "{'ids': ['"
                                                + a
                                                + "', '"
                                                + STRANGER
                                                + "'], 'action': 'add', 'tags': ['New']}")));
        assertThat(added.updated())
                .containsExactly(new BulkTagUpdate.Updated(a.toString(), List.of("new", "old")));
        assertThat(added.skipped())
                .containsExactly(new BulkTagUpdate.Skipped(STRANGER, "Not found"));
        BulkTagUpdate.Outcome removed =
                definitions.updateTags(
                        project,
                        user,
                        BulkTagUpdate.read(
                                TaggedKind.EVENT_DEFINITION,
                                body(
                                        "{'ids': ['"
                                                + a
                                                + "'], 'action': 'remove', 'tags': ['old']}")));
        assertThat(removed.updated().getFirst().tags()).containsExactly("new");
    }

    @Test
    void bulkTags_refuseEmptyAndWrongLists() {
        for (String json :
                List.of(
                        "{'ids': [], 'action': 'add', 'tags': ['t']}",
                        "{'ids': ['1'], 'action': 'add', 'tags': []}",
                        "{'ids': ['x'], 'action': 'add', 'tags': ['t']}",
                        "{'ids': ['1'], 'action': 'upsert', 'tags': ['t']}",
                        "{'ids': ['1'], 'action': null, 'tags': ['t']}",
                        "{'action': 'add', 'tags': ['t']}")) {
            assertThatThrownBy(() -> BulkTagUpdate.read(TaggedKind.INSIGHT, body(json)))
                    .isInstanceOf(MetadataException.class);
        }
        assertThatThrownBy(() ->
                        BulkTagUpdate.read(
                                TaggedKind.EVENT_DEFINITION,
                                body("{'ids': ['zzz'], 'action': 'set', 'tags': []}")))
                .hasMessage("Must be a valid UUID.");
        assertThat(
                        BulkTagUpdate.read(
                                        TaggedKind.INSIGHT,
                                        body("{'ids': [1], 'action': 'set', 'tags': []}"))
                                .ids())
                .containsExactly("1");
    }

    /** Twice the same insight would be two entries of one map. */
    @Test
    void bulkTags_idsAreSpeltAsTheObjectsSpellThem() {
        assertThat(
                        BulkTagUpdate.read(
                                        TaggedKind.INSIGHT,
                                        body(
                                                "{'ids': ['07', 7, '8'], 'action': 'set', 'tags': []}"))
                                .ids())
                .containsExactly("7", "8");
        assertThat(
                        BulkTagUpdate.read(
                                        TaggedKind.EVENT_DEFINITION,
                                        body(
                                                "{'ids': ['ABCDEF00-0000-4000-8000-000000000000'], 'action': 'set', 'tags': []}"))
                                .ids())
                .containsExactly("abcdef00-0000-4000-8000-000000000000");
    }

    @Test
    void delete_takesItsTagsAlong() {
        UUID id =
                definitions
                        .create(project, user, body("{'name': 'a', 'tags': ['t']}"))
                        .definition()
                        .id();
        definitions.delete(project, id, user);
        assertThat(definitions.find(project, id)).isEmpty();
        List<String> tags = metadata.database.read(handle -> Tags.all(handle, project));
        assertThat(tags).isEmpty();
        assertThatThrownBy(() -> definitions.delete(project, id, user))
                .isInstanceOf(MetadataException.class);
    }

    private void see(Instant at, String... names) {
        List<SeenEvent> seen =
                Arrays.stream(names)
                        .map(name -> new SeenEvent(metadata.secrets.uuid(), project, name, at))
                        .toList();
        metadata.database.writing(
                handle -> handle.attach(DefinitionDao.class).upsertSeenEvents(seen));
    }

    private static EventDefinitionFilter searched(String text) {
        return ALL.withNames(NameFilter.search(text));
    }

    private static EventDefinitionFilter of(Origin origin) {
        return new EventDefinitionFilter(
                NameFilter.ANY, origin, Set.of(), Status.ANY, List.of(), 100, 0);
    }

    private static EventDefinitionFilter with(Status status) {
        return new EventDefinitionFilter(
                NameFilter.ANY, Origin.ALL, Set.of(), status, List.of(), 100, 0);
    }

    private List<String> names(EventDefinitionFilter filter) {
        return list.list(project, filter).definitions().stream()
                .map(tagged -> tagged.definition().name())
                .toList();
    }
}

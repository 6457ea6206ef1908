package dev.hedgerow.metadata.definitions;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Field;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Order;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Origin;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventDefinitionsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    @TempDir Path folder;

    private TestMetadata metadata;
    private EventDefinitions definitions;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        definitions = new EventDefinitions(metadata.database, metadata.secrets, metadata.clock);
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
        assertThat(definitions.list(project, EventDefinitionFilter.page(10, 0)).count())
                .isEqualTo(2);
    }

    @Test
    void list_searchesWordsInAnyCaseShorterNamesFirst() {
        see(NOW, "installed_app", "rated_app", "entered_free_trial", "watched_movie");
        assertThat(names(filter("App", null))).containsExactly("rated_app", "installed_app");
        assertThat(names(filter("free tri ", null))).containsExactly("entered_free_trial");
        assertThat(names(filter("ed mov", null))).containsExactly("watched_movie");
        assertThat(names(filter("app", new Order(Field.NAME, false))))
                .containsExactly("installed_app", "rated_app");
        assertThat(names(filter("nothing", null))).isEmpty();
    }

    @Test
    void list_filtersByTypeNamesTagsAndPages() {
        see(NOW, "a", "b", "c", "$pageview");
        EventDefinitionFilter custom =
                new EventDefinitionFilter(
                        null, Set.of(), Set.of("b"), Origin.CUSTOM, Set.of(), null, null, 100, 0);
        assertThat(names(custom)).containsExactly("a", "c");
        EventDefinitionFilter posthog =
                new EventDefinitionFilter(
                        null, Set.of(), Set.of(), Origin.POSTHOG, Set.of(), null, null, 100, 0);
        assertThat(names(posthog)).containsExactly("$pageview");
        assertThat(definitions.list(project, EventDefinitionFilter.page(2, 2)).definitions())
                .hasSize(2);

        UUID a = definitions.findByName(project, "a").orElseThrow().definition().id();
        definitions.update(project, a, user, body("{'tags': [' Billing ', 'billing', 'x']}"));
        EventDefinitionFilter tagged =
                new EventDefinitionFilter(
                        null,
                        Set.of(),
                        Set.of(),
                        Origin.ALL,
                        Set.of("billing", "y"),
                        null,
                        null,
                        100,
                        0);
        assertThat(definitions.list(project, tagged).definitions().getFirst().tags())
                .containsExactly("billing", "x");
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
                        exception -> assertThat(exception.code()).isEqualTo(Code.UNIQUE));
        see(NOW, "mine");
        Tagged seen = definitions.findByName(project, "mine").orElseThrow();
        assertThat(seen.definition().id()).isEqualTo(created.definition().id());
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
        assertThat(definitions.rejectedNames(project)).containsExactly("mine");
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
                        BulkTagUpdate.read(
                                TaggedKind.EVENT_DEFINITION,
                                body(
                                        "{'ids': ['"
                                                + a
                                                + "', 'zzz'], 'action': 'add', 'tags': ['New']}")));
        assertThat(added.updated())
                .containsExactly(new BulkTagUpdate.Updated(a.toString(), List.of("new", "old")));
        assertThat(added.skipped()).containsExactly(new BulkTagUpdate.Skipped("zzz", "Not found"));
        BulkTagUpdate.Outcome removed =
                definitions.updateTags(
                        project,
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
        assertThat(
                        BulkTagUpdate.read(
                                        TaggedKind.INSIGHT,
                                        body("{'ids': [1], 'action': 'set', 'tags': []}"))
                                .ids())
                .containsExactly("1");
    }

    @Test
    void delete_takesItsTagsAlong() {
        UUID id =
                definitions
                        .create(project, user, body("{'name': 'a', 'tags': ['t']}"))
                        .definition()
                        .id();
        definitions.delete(project, id);
        assertThat(definitions.find(project, id)).isEmpty();
        List<String> tags = metadata.database.read(handle -> Tags.all(handle, project));
        assertThat(tags).isEmpty();
        assertThatThrownBy(() -> definitions.delete(project, id))
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

    private static EventDefinitionFilter filter(String search, @Nullable Order order) {
        return new EventDefinitionFilter(
                search, Set.of(), Set.of(), Origin.ALL, Set.of(), null, order, 100, 0);
    }

    private List<String> names(EventDefinitionFilter filter) {
        return definitions.list(project, filter).definitions().stream()
                .map(tagged -> tagged.definition().name())
                .toList();
    }
}

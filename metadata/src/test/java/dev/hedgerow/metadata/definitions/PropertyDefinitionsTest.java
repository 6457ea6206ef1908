package dev.hedgerow.metadata.definitions;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PropertyDefinitionsTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    @TempDir Path folder;

    private TestMetadata metadata;
    private PropertyDefinitions definitions;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        definitions = new PropertyDefinitions(metadata.database, metadata.clock);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void seenProperties_keepTheFirstTypeThatIsKnown() {
        see(PropertyKind.EVENT, -1, "plan", null);
        see(PropertyKind.EVENT, -1, "plan", PropertyType.NUMERIC);
        see(PropertyKind.EVENT, -1, "plan", PropertyType.STRING);
        PropertyDefinition plan = list(PropertyKind.EVENT, "plan").getFirst().definition();
        assertThat(plan.propertyType()).isEqualTo(PropertyType.NUMERIC);
        assertThat(plan.isNumerical()).isTrue();
        assertThat(definitions.types(project, PropertyKind.EVENT))
                .containsEntry("plan", PropertyType.NUMERIC);
    }

    @Test
    void kinds_areSeparate() {
        see(PropertyKind.EVENT, -1, "name", PropertyType.STRING);
        see(PropertyKind.PERSON, -1, "name", PropertyType.NUMERIC);
        see(PropertyKind.GROUP, 0, "name", PropertyType.BOOLEAN);
        see(PropertyKind.GROUP, 1, "name", PropertyType.DATETIME);
        assertThat(list(PropertyKind.PERSON, "name")).hasSize(1);
        assertThat(list(PropertyKind.GROUP, "name")).hasSize(2);
        PropertyDefinitionFilter second =
                new PropertyDefinitionFilter(
                        PropertyKind.GROUP,
                        1,
                        null,
                        Set.of(),
                        Set.of(),
                        false,
                        null,
                        null,
                        false,
                        null,
                        false,
                        10,
                        0);
        assertThat(definitions.list(project, second).definitions())
                .extracting(marked -> marked.definition().propertyType())
                .containsExactly(PropertyType.DATETIME);
    }

    @Test
    void search_findsPartsAndDisplayNames() {
        for (String name :
                List.of("$lib", "$current_url", "first_visit", "is_first_movie", "purchase")) {
            see(PropertyKind.EVENT, -1, name, PropertyType.STRING);
        }
        assertThat(names(list(PropertyKind.EVENT, "firs")))
                .containsExactly("first_visit", "is_first_movie");
        assertThat(names(list(PropertyKind.EVENT, "ary"))).containsExactly("$lib");
        assertThat(names(list(PropertyKind.EVENT, "$cur"))).containsExactly("$current_url");
        assertThat(names(list(PropertyKind.EVENT, "hase "))).containsExactly("purchase");
    }

    @Test
    void eventNames_markSeenPropertiesAndPutThemFirst() {
        see(PropertyKind.EVENT, -1, "a", PropertyType.STRING);
        see(PropertyKind.EVENT, -1, "b", PropertyType.STRING);
        metadata.database.writing(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            dao.insertEventProperties(List.of(new EventProperty(project, "$pageview", "b")));
            dao.insertEventProperties(List.of(new EventProperty(project, "$pageview", "b")));
        });
        List<Marked> marked = definitions.list(project, onEvents(false)).definitions();
        assertThat(names(marked)).containsExactly("b", "a");
        assertThat(marked).extracting(Marked::isSeenOnFilteredEvents).containsExactly(true, false);
        assertThat(names(definitions.list(project, onEvents(true)).definitions()))
                .containsExactly("b");
        assertThat(definitions.seenTogether(project, List.of("x", "$pageview"), "b"))
                .containsExactly(
                        java.util.Map.entry("x", false), java.util.Map.entry("$pageview", true));
    }

    @Test
    void excludeCore_leavesWhatTheProjectMade() {
        for (String name : List.of("$browser", "utm_medium", "plan", "$unheard_of")) {
            see(PropertyKind.EVENT, -1, name, PropertyType.STRING);
        }
        PropertyDefinitionFilter own =
                new PropertyDefinitionFilter(
                        PropertyKind.EVENT,
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        true,
                        null,
                        null,
                        false,
                        null,
                        false,
                        10,
                        0);
        assertThat(names(definitions.list(project, own).definitions())).containsExactly("plan");
    }

    @Test
    void update_changesTheTypeAndRefusesOthers() {
        see(PropertyKind.EVENT, -1, "plan", PropertyType.NUMERIC);
        PropertyDefinition plan = list(PropertyKind.EVENT, "plan").getFirst().definition();
        Marked changed =
                definitions.update(
                        project,
                        plan.id(),
                        user,
                        body("{'property_type': 'String', 'tags': ['x'], 'description': 'd'}"));
        assertThat(changed.definition().propertyType()).isEqualTo(PropertyType.STRING);
        assertThat(changed.definition().isNumerical()).isFalse();
        assertThat(changed.tags()).containsExactly("x");
        assertThat(definitions.find(project, plan.id())).contains(changed);
        assertThatThrownBy(() ->
                        definitions.update(
                                project, plan.id(), user, body("{'property_type': 'Text'}")))
                .isInstanceOf(MetadataException.class);
    }

    @Test
    void propertyType_isToldByTheFirstValue() {
        assertThat(PropertyType.ofText("a", "true")).isEqualTo(PropertyType.BOOLEAN);
        assertThat(PropertyType.ofText("a", "2024-01-02")).isEqualTo(PropertyType.DATETIME);
        assertThat(PropertyType.ofText("a", "2024-01-02T03:04:05.678Z"))
                .isEqualTo(PropertyType.DATETIME);
        assertThat(PropertyType.ofText("a", "2024-01-02 03:04:05+0200"))
                .isEqualTo(PropertyType.DATETIME);
        assertThat(PropertyType.ofText("a", "5")).isEqualTo(PropertyType.STRING);
        assertThat(PropertyType.ofNumber("a", 5)).isEqualTo(PropertyType.NUMERIC);
        assertThat(PropertyType.ofNumber("time", 1_700_000_000)).isEqualTo(PropertyType.DATETIME);
        assertThat(PropertyType.ofNumber("sentTime", 1_700_000_000_000L))
                .isEqualTo(PropertyType.DATETIME);
        assertThat(PropertyType.ofNumber("time", 12)).isEqualTo(PropertyType.NUMERIC);
        assertThat(PropertyType.ofNumber("utm_source", 12)).isEqualTo(PropertyType.STRING);
        assertThat(PropertyType.ofFlag("$feature/x")).isEqualTo(PropertyType.STRING);
    }

    private void see(PropertyKind kind, int group, String name, @Nullable PropertyType type) {
        SeenProperty seen =
                new SeenProperty(metadata.secrets.uuid(), project, kind, group, name, type, NOW);
        metadata.database.writing(
                handle -> handle.attach(DefinitionDao.class).upsertSeenProperties(List.of(seen)));
    }

    private List<Marked> list(PropertyKind kind, String search) {
        return definitions
                .list(
                        project,
                        new PropertyDefinitionFilter(
                                kind, null, search, Set.of(), Set.of(), false, null, null, false,
                                null, false, 10, 0))
                .definitions();
    }

    private static PropertyDefinitionFilter onEvents(boolean only) {
        return new PropertyDefinitionFilter(
                PropertyKind.EVENT,
                null,
                null,
                Set.of(),
                Set.of(),
                false,
                null,
                null,
                false,
                Set.of("$pageview"),
                only,
                10,
                0);
    }

    private static List<String> names(List<Marked> marked) {
        return marked.stream().map(one -> one.definition().name()).toList();
    }
}

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
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.SeenOn;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Traits;
import dev.hedgerow.metadata.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private PropertyDefinitionList list;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        ActivityLog log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        definitions = new PropertyDefinitions(metadata.database, metadata.clock, log);
        list = new PropertyDefinitionList(metadata.database);
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
                PropertyDefinitionFilter.page(PropertyKind.GROUP, 10, 0).ofGroupType(1);
        assertThat(list.list(project, second).definitions())
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
        List<Marked> marked = list.list(project, onEvents(false)).definitions();
        assertThat(names(marked)).containsExactly("b", "a");
        assertThat(marked).extracting(Marked::isSeenOnFilteredEvents).containsExactly(true, false);
        assertThat(names(list.list(project, onEvents(true)).definitions())).containsExactly("b");
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
                PropertyDefinitionFilter.page(PropertyKind.EVENT, 10, 0)
                        .withTraits(new Traits(null, null, true, false));
        assertThat(names(list.list(project, own).definitions())).containsExactly("plan");
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
    void search_findsEveryWordOfADisplayName() {
        see(PropertyKind.EVENT, -1, "$geoip_country_code", PropertyType.STRING);
        see(PropertyKind.EVENT, -1, "$os_version", PropertyType.STRING);
        assertThat(names(list(PropertyKind.EVENT, "code country")))
                .containsExactly("$geoip_country_code");
    }

    @Test
    void latest_findsPropertiesOfPersonsThatAreNotTheFirst() {
        see(PropertyKind.PERSON, -1, "$initial_referrer", PropertyType.STRING);
        see(PropertyKind.PERSON, -1, "another", PropertyType.STRING);
        assertThat(names(list(PropertyKind.PERSON, "late"))).containsExactly("another");
        see(PropertyKind.EVENT, -1, "another", PropertyType.STRING);
        assertThat(names(list(PropertyKind.EVENT, "late"))).isEmpty();
    }

    @Test
    void listOfEvents_leavesOutWhatIngestAndOldSdksAdd() {
        for (String name :
                List.of("distinct_id", "$initial_referrer", "$session_entry_utm_source", "plan")) {
            see(PropertyKind.EVENT, -1, name, PropertyType.STRING);
        }
        assertThat(names(list(PropertyKind.EVENT, ""))).containsExactly("plan");
    }

    @Test
    void builtIns_comeLastAndCountOnTheirPage() {
        see(PropertyKind.PERSON, -1, "zip", PropertyType.STRING);
        PropertyDefinitionFilter filter = PropertyDefinitionFilter.page(PropertyKind.PERSON, 2, 0);
        PropertyDefinitionFilter.Page page = list.list(project, filter);
        assertThat(page.count()).isEqualTo(3);
        assertThat(names(page.definitions())).containsExactly("zip", "$virt_initial_channel_type");
        assertThat(page.definitions()).extracting(Marked::isBuiltIn).containsExactly(false, true);
        assertThat(names(list(PropertyKind.SESSION, "duration")))
                .containsExactly("$session_duration");
    }

    @Test
    void list_putsVerifiedAndThenOptimizedFirst() {
        for (String name : List.of("a", "b", "$host")) {
            see(PropertyKind.EVENT, -1, name, PropertyType.STRING);
        }
        UUID b = list(PropertyKind.EVENT, "b").getFirst().definition().id();
        definitions.update(project, b, user, body("{'verified': true}"));
        assertThat(names(list(PropertyKind.EVENT, ""))).containsExactly("b", "$host", "a");
        PropertyDefinitionFilter optimizedFirst =
                new PropertyDefinitionFilter(
                        PropertyKind.EVENT, null, NameFilter.ANY, Traits.ANY, null, true, 10, 0);
        assertThat(names(list.list(project, optimizedFirst).definitions()))
                .containsExactly("$host", "b", "a");
    }

    @Test
    void changes_areInTheLogWithTheKind() {
        see(PropertyKind.PERSON, -1, "plan", PropertyType.NUMERIC);
        UUID id = list(PropertyKind.PERSON, "plan").getFirst().definition().id();
        definitions.update(project, id, user, body("{'property_type': 'String'}"));
        definitions.delete(project, id, user);
        List<Activity> log =
                metadata.database.reading(
                        ActivityDao.class,
                        dao ->
                                dao.listOfItem(
                                        project, PropertyDefinitions.SCOPE, id.toString(), 9, 0));
        assertThat(log).extracting(Activity::activity).containsExactly("deleted", "changed");
        assertThat(Json.parse(log.getFirst().detail()).get("type").asString()).isEqualTo("person");
        assertThat(definitions.find(project, id)).isEmpty();
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
        return list.list(
                        project,
                        PropertyDefinitionFilter.page(kind, 10, 0)
                                .withNames(NameFilter.search(search)))
                .definitions();
    }

    private static PropertyDefinitionFilter onEvents(boolean only) {
        return PropertyDefinitionFilter.page(PropertyKind.EVENT, 10, 0)
                .withSeenOn(new SeenOn(Set.of("$pageview"), only));
    }

    private static List<String> names(List<Marked> marked) {
        return marked.stream().map(one -> one.definition().name()).toList();
    }
}

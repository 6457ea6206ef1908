package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Groups, and the values of properties of everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GroupsTest {
    private static final String PROJECT = "/api/projects/@current";
    private static final String GROUPS = PROJECT + "/groups/";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        server.capture(
                "$groupidentify",
                "ann",
                "{'$group_type':'company','$group_key':'acme','$group_set':{'name':'Acme','size':5}}");
        server.capture(
                "$groupidentify",
                "ann",
                "{'$group_type':'team','$group_key':'red','$group_set':{'name':'Red'}}");
        server.capture(
                "paid",
                "ann",
                "{'$groups':{'company':'acme','team':'red'},'plan':['a','b'],'n':3,'ok':true,'$set':{'email':'ann@x.org'}}");
        server.capture("paid", "bob", "{'$groups':{'company':'acme'},'plan':'b'}");
        server.capture(
                "$pageview",
                "bob",
                "{'$session_id':'01a04ad0-e800-7924-9d4d-72731db004fb','utm_source':'letter','$current_url':'https://x.org/in'}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode call(int status, String method, String path, @Nullable String body) {
        Answer answer = server.call(method, path, body == null ? null : body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private JsonNode get(String path) {
        return call(200, "GET", path, null);
    }

    @Test
    void types_areListedAndNamed() {
        assertThat(get(PROJECT + "/groups_types/").at("/1/group_type").asString())
                .isEqualTo("team");
        JsonNode named =
                call(
                        200,
                        "PATCH",
                        PROJECT + "/groups_types/update_metadata/",
                        "[{'group_type_index':0,'name_singular':'firm','name_plural':'firms'}]");
        assertThat(named.at("/0/name_plural").asString()).isEqualTo("firms");
        JsonNode columns =
                call(
                        200,
                        "PUT",
                        PROJECT + "/groups_types/set_default_columns/",
                        "{'group_type_index':0,'default_columns':['group_name']}");
        assertThat(columns.at("/default_columns/0").asString()).isEqualTo("group_name");
        assertThat(columns.get("name_singular").asString()).isEqualTo("firm");
        call(404, "PATCH", PROJECT + "/groups_types/update_metadata/", "[{'group_type_index':7}]");
        call(400, "PATCH", PROJECT + "/groups_types/update_metadata/", "{}");
    }

    @Test
    void groups_areFoundMadeAndChanged() {
        call(400, "GET", GROUPS, null);
        JsonNode made =
                call(
                        201,
                        "POST",
                        GROUPS,
                        "{'group_type_index':0,'group_key':'100%_new','group_properties':{'name':'New'}}");
        assertThat(made.at("/group_properties/name").asString()).isEqualTo("New");
        call(400, "POST", GROUPS, "{'group_type_index':0,'group_key':'100%_new'}");
        call(404, "POST", GROUPS, "{'group_type_index':4,'group_key':'x'}");
        assertThat(get(GROUPS + "?group_type_index=0&search=ACME").get("results")).hasSize(1);
        assertThat(get(GROUPS + "?group_type_index=0&group_key=0%25_n").get("results")).hasSize(1);
        assertThat(get(GROUPS + "?group_type_index=0&group_key=%25x").get("results")).isEmpty();
        String one = "?group_type_index=0&group_key=acme";
        assertThat(
                        call(
                                        200,
                                        "POST",
                                        GROUPS + "update_property/" + one,
                                        "{'key':'size','value':6}")
                                .at("/group_properties/size")
                                .asInt())
                .isEqualTo(6);
        call(200, "POST", GROUPS + "delete_property/" + one, "{'$unset':'name'}");
        assertThat(get(GROUPS + "find/" + one).get("group_properties").toString())
                .isEqualTo("{\"size\":6}");
        assertThat(
                        call(
                                        200,
                                        "POST",
                                        PROJECT + "/query/",
                                        "{'query':{'kind':'HogQLQuery','query':\"select properties.size, properties.name from groups where key = \\u0027acme\\u0027\"}}")
                                .get("results")
                                .toString())
                .isEqualTo("[[\"6\",null]]");
        JsonNode activity = get(GROUPS + "activity/" + one).get("results");
        assertThat(activity).hasSize(2);
        assertThat(activity.at("/0/detail/changes/0/action").asString()).isEqualTo("deleted");
        assertThat(activity.at("/1/detail/changes/0/before").asInt()).isEqualTo(5);
        call(404, "GET", GROUPS + "find/?group_type_index=0&group_key=none", null);
        call(400, "POST", GROUPS + "update_property/" + one, "{'key':'x'}");
    }

    @Test
    void related_areThoseWhoDidThingsTogether() {
        JsonNode ofAcme = get(GROUPS + "related/?group_type_index=0&id=acme");
        assertThat(ofAcme)
                .extracting(one -> one.get("type").asString())
                .containsExactly("person", "person", "group");
        assertThat(ofAcme.at("/2/id").asString()).isEqualTo("red");
        String ann = get(PROJECT + "/persons/?distinct_id=ann").at("/results/0/id").asString();
        assertThat(get(GROUPS + "related/?id=" + ann))
                .extracting(one -> one.get("id").asString())
                .containsExactly("acme", "red");
    }

    @Test
    void values_areCountedOrFlat() {
        assertThat(get(GROUPS + "property_definitions/").at("/1/0/name").asString())
                .isEqualTo("name");
        assertThat(get(GROUPS + "property_values/?group_type_index=1&key=name&value=re").toString())
                .isEqualTo("[{\"name\":\"Red\",\"count\":1}]");
        assertThat(get(PROJECT + "/persons/values/?key=email").get("results").toString())
                .isEqualTo("[{\"name\":\"ann@x.org\",\"count\":1}]");
        assertThat(eventValues("key=plan")).containsExactlyInAnyOrder("a", "b");
        assertThat(eventValues("key=ok")).containsExactly("true");
        assertThat(eventValues("key=n&event_name=other")).isEmpty();
        assertThat(eventValues("key=n&event_name=other&event_name=paid")).containsExactly("3");
        assertThat(eventValues("key=custom_event")).containsExactly("paid");
        assertThat(eventValues("key=distinct_id&is_column=true&value=BO")).containsExactly("bob");
        assertThat(eventValues("")).isEmpty();
        call(400, "GET", PROJECT + "/events/values/?key=uuid&is_column=true", null);
    }

    @Test
    void sessions_haveValuesAndProperties() {
        String values = PROJECT + "/sessions/values/?key=";
        assertThat(get(values + "$entry_utm_source").toString())
                .isEqualTo("{\"results\":[{\"name\":\"letter\"}],\"refreshing\":false}");
        assertThat(get(values + "$entry_pathname&value=other").get("results")).isEmpty();
        assertThat(get(values + "$session_duration").get("results")).isEmpty();
        assertThat(get(values + "no%60such").get("results")).isEmpty();
        call(400, "GET", PROJECT + "/sessions/values/", null);
        assertThat(get(PROJECT + "/sessions/property_definitions/?search=duration").toString())
                .isEqualTo(
                        "{\"count\":1,\"results\":[{\"id\":\"$session_duration\",\"name\":\"$session_duration\","
                                + "\"is_numerical\":true,\"property_type\":\"Numeric\",\"tags\":[]}]}");
        assertThat(
                        get(PROJECT + "/sessions/property_definitions/?is_numerical=true")
                                .get("results"))
                .allMatch(property -> property.get("is_numerical").asBoolean());
    }

    private List<String> eventValues(String parameters) {
        List<String> names = new ArrayList<>();
        get(PROJECT + "/events/values/?" + parameters)
                .get("results")
                .forEach(one -> names.add(one.get("name").asString()));
        return names;
    }

    @Test
    void event_isFoundByItsId() {
        String id =
                get(PROJECT + "/events/?event=paid&distinct_id=bob").at("/results/0/id").asString();
        assertThat(get(PROJECT + "/events/" + id + "/").get("distinct_id").asString())
                .isEqualTo("bob");
        call(404, "GET", PROJECT + "/events/00000000-0000-0000-0000-000000000000/", null);
        call(400, "GET", PROJECT + "/events/1/", null);
    }
}

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
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PersonsTest {
    private static final String PROJECT = "/api/projects/@current";
    private static final String ALL = PROJECT + "/persons/";
    private static final JsonMapper JSON = new JsonMapper();

    private Path folder;
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void person(String distinctId, String properties) {
        server.capture("seen", distinctId, "{'$set':" + properties + "}");
    }

    private JsonNode get(String path) {
        Answer answer = server.call("GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void expect(int status, String method, String path, @Nullable String body) {
        Answer answer = server.call(method, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    private JsonNode query(String sql) {
        Answer answer =
                server.call(
                        "POST",
                        PROJECT + "/query/",
                        "{\"refresh\":\"force_blocking\",\"query\":{\"kind\":\"HogQLQuery\",\"query\":\""
                                + sql
                                + "\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results");
    }

    private String idOf(String distinctId) {
        return get(ALL + "?distinct_id=" + distinctId).at("/results/0/id").asString();
    }

    private List<String> names(String parameters) {
        List<String> names = new ArrayList<>();
        get(ALL + parameters).get("results").forEach(one -> names.add(one.get("name").asString()));
        return names;
    }

    @Test
    void list_filtersAndPages() {
        person("lia-1", "{'email':'lia@list.org','plan':'list'}");
        person("leo-1", "{'email':'leo@list.org','plan':'list','name':'Leo'}");
        person("lou-1", "{'plan':'list'}");
        String plan = "%5B%7B%22key%22%3A%22plan%22%2C%22value%22%3A%22list%22%7D%5D";

        assertThat(names("?email=leo@list.org")).containsExactly("leo@list.org");
        assertThat(names("?search=lia@li")).containsExactly("lia@list.org");
        assertThat(names("?distinct_id=lou-1")).containsExactly("lou-1");
        assertThat(names("?distinct_id=lou")).isEmpty();
        assertThat(names("?uuid=" + idOf("lou-1") + "," + idOf("lia-1")))
                .containsExactlyInAnyOrder("lou-1", "lia@list.org");
        JsonNode first = get(ALL + "?limit=2&include_total=1&properties=" + plan);
        assertThat(first.get("results")).hasSize(2);
        assertThat(first.get("count").asInt()).isEqualTo(3);
        assertThat(first.get("previous").isNull()).isTrue();
        String next = first.get("next").asString().substring(server.url().length());
        assertThat(get(next).get("results")).hasSize(1);
        assertThat(get(next).get("next").isNull()).isTrue();
    }

    @Test
    void list_isAlsoAFile() {
        person("file-1", "{'email':'file@file.org'}");
        Answer file = server.call("GET", ALL + "?format=csv&search=file@file", null);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text()).contains("file@file.org");
    }

    @Test
    void retrieve_takesPersonIdsAlone() {
        person("rae", "{'email':'rae@x.org'}");
        JsonNode rae = get(ALL + idOf("rae") + "/");
        assertThat(rae.get("name").asString()).isEqualTo("rae@x.org");
        assertThat(rae.at("/distinct_ids/0").asString()).isEqualTo("rae");
        Answer wrong = server.call("GET", ALL + "rae/", null);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("please use /persons?distinct_id=rae instead");
        expect(404, "GET", ALL + "00000000-0000-0000-0000-000000000000/", null);
        expect(405, "POST", ALL, "{}");
    }

    @Test
    void properties_thatCaptureCouldNotReadAreRefused() {
        person("tom", "{'plan':'free'}");
        String tom = ALL + idOf("tom") + "/";
        String digits = "1".repeat(401);
        String nested = "[".repeat(150) + "]".repeat(150);
        expect(400, "POST", tom + "update_property/", "{\"key\":\"n\",\"value\":" + digits + "}");
        expect(400, "PATCH", tom, "{\"properties\":{\"n\":" + nested + "}}");
        expect(202, "POST", tom + "update_property/", "{\"key\":\"n\",\"value\":\"a\\u0000b\"}");
        assertThat(get(tom).at("/properties/n").asString()).isEqualTo("a\uFFFDb");
        server.capture("later", "tom", "{'$set':{'seen':true}}");
        assertThat(get(tom).at("/properties/seen").asBoolean()).isTrue();
    }

    @Test
    void properties_growNoLargerThanTheyMay() {
        String half = "x".repeat(600_000);
        person("max", "{'a':'" + half + "'}");
        String max = ALL + idOf("max") + "/";
        server.capture("more", "max", "{'$set':{'b':'" + half + "'}}");
        expect(400, "PATCH", max, "{\"properties\":{\"c\":\"" + half + "\"}}");
        server.capture("later", "max", "{'$set':{'d':1}}");
        assertThat(get(max).get("properties").propertyNames()).containsExactlyInAnyOrder("a", "d");
        assertThat(query("select count() from events where distinct_id = 'max'").toString())
                .isEqualTo("[[3]]");
    }

    @Test
    void properties_areSetAndTakenAwayForTheNextQuery() {
        person("pia", "{'plan':'free','age':3}");
        String pia = ALL + idOf("pia") + "/";
        expect(202, "PATCH", pia, "{\"properties\":{\"plan\":\"pro\",\"list\":[1]}}");
        expect(202, "POST", pia + "update_property/", "{\"key\":\"age\",\"value\":4}");
        expect(201, "POST", pia + "delete_property/", "{\"$unset\":\"list\"}");
        expect(400, "POST", pia + "update_property/", "{\"key\":\"age\"}");
        expect(400, "PATCH", pia, "{}");
        assertThat(
                        query(
                                        "select properties.plan, properties.age, properties.list from persons where pdi.distinct_id = 'pia'")
                                .toString())
                .isEqualTo("[[\"pro\",\"4\",null]]");
        assertThat(get(pia).at("/properties/plan").asString()).isEqualTo("pro");
        server.capture("later", "pia", "{'$set':{'seen':true}}");
        assertThat(get(pia).at("/properties/plan").asString()).isEqualTo("pro");
        assertThat(get(pia + "activity/").get("results"))
                .extracting(one -> one.get("activity").asString())
                .containsExactly("delete_property", "updated", "updated");
        assertThat(get(PROJECT + "/persons/values/?key=age&value=4").at("/results/0/name").asInt())
                .isEqualTo(4);
    }

    @Test
    void split_givesEachDistinctIdItsEvents() {
        server.capture("a", "sam-anon", "{}");
        server.capture(
                "$identify",
                "sam",
                "{'$anon_distinct_id':'sam-anon','$set':{'email':'sam@x.org'}}");
        String sam = idOf("sam");
        assertThat(idOf("sam-anon")).isEqualTo(sam);
        expect(400, "POST", ALL + sam + "/split/", "{\"main_distinct_id\":\"nobody\"}");
        expect(201, "POST", ALL + sam + "/split/", "{\"main_distinct_id\":\"sam\"}");
        assertThat(idOf("sam")).isEqualTo(sam);
        assertThat(idOf("sam-anon")).isNotEqualTo(sam);
        assertThat(get(ALL + sam + "/").at("/properties/email").asString()).isEqualTo("sam@x.org");
        assertThat(
                        query(
                                        "select toString(person_id) from events where distinct_id = 'sam-anon'")
                                .at("/0/0")
                                .asString())
                .isEqualTo(idOf("sam-anon"));
        server.capture("b", "sam-anon", "{}");
        assertThat(
                        query("select uniq(person_id) from events where distinct_id = 'sam-anon'")
                                .at("/0/0")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void merge_bringsPersonsTogether() {
        person("max", "{'a':'max'}");
        person("mia", "{'a':'mia','b':'mia'}");
        String max = idOf("max");
        expect(201, "POST", ALL + max + "/merge/", "{\"ids\":[\"" + idOf("mia") + "\"]}");
        assertThat(idOf("mia")).isEqualTo(max);
        assertThat(get(ALL + max + "/").get("properties").get("a").asString()).isEqualTo("max");
        assertThat(get(ALL + max + "/").get("properties").get("b").asString()).isEqualTo("mia");
        assertThat(
                        query(
                                        "select uniq(person_id) from events where distinct_id in ('max', 'mia')")
                                .at("/0/0")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void delete_keepsEventsUnlessToldOtherwise() {
        person("del-1", "{}");
        person("del-2", "{}");
        expect(202, "DELETE", ALL + idOf("del-1") + "/", null);
        expect(202, "DELETE", ALL + idOf("del-2") + "/?delete_events=true", null);
        assertThat(names("?distinct_id=del-1")).isEmpty();
        assertThat(
                        query("select distinct_id from events where distinct_id like 'del-%'")
                                .toString())
                .isEqualTo("[[\"del-1\"]]");
        expect(404, "DELETE", ALL + "00000000-0000-0000-0000-000000000000/", null);
        person("del-2", "{'again':true}");
        assertThat(names("?distinct_id=del-2")).containsExactly("del-2");
    }

    @Test
    void bulkDelete_takesEitherKindOfId() {
        person("bulk-1", "{}");
        person("bulk-2", "{}");
        String second = idOf("bulk-2");
        Answer answer =
                server.call(
                        "POST",
                        ALL + "bulk_delete/",
                        "{\"distinct_ids\":[\"bulk-1\",\"nobody\"],\"delete_events\":true}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("persons_deleted").asInt()).isEqualTo(1);
        expect(202, "POST", ALL + "bulk_delete/", "{\"ids\":[\"" + second + "\"]}");
        expect(400, "POST", ALL + "bulk_delete/", "{}");
        expect(400, "POST", ALL + "bulk_delete/", "{\"ids\":[\"x\"]}");
        assertThat(names("?search=bulk-")).isEmpty();
    }

    /** Whatever the API can show of somebody, before and after. */
    @Test
    void deletedPerson_leavesNoTrace() {
        String secret = "zara-4711";
        person(secret, "{'email':'zara-4711@secret.org','name':'zara-4711'}");
        server.capture("$identify", "zara-4711-known", "{'$anon_distinct_id':'" + secret + "'}");
        server.capture(
                "bought",
                secret,
                "{'$current_url':'https://x.org/zara-4711','note':'zara-4711','$session_id':'s-zara-4711'}");
        String id = idOf(secret);
        expect(
                201,
                "POST",
                PROJECT + "/cohorts/",
                "{\"name\":\"listed\",\"is_static\":true,\"_create_static_person_ids\":[\""
                        + id
                        + "\"]}");
        JsonNode insight =
                server.call(
                                "POST",
                                PROJECT + "/insights/",
                                "{\"query\":{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":\"select distinct_id, properties from events\"}}}")
                        .json();
        get(PROJECT + "/insights/" + insight.get("id") + "/?refresh=blocking");
        List<String> places =
                List.of(
                        PROJECT + "/persons/?search=" + secret,
                        PROJECT + "/persons/values/?key=email",
                        PROJECT + "/events/",
                        PROJECT + "/events/values/?key=note",
                        PROJECT + "/insights/" + insight.get("id") + "/",
                        PROJECT + "/persons/activity/",
                        PROJECT + "/property_definitions/?limit=1000",
                        PROJECT + "/event_definitions/?limit=1000");
        long seen =
                places.stream()
                        .filter(place -> server.call("GET", place, null).text().contains(secret))
                        .count();
        assertThat(seen).isGreaterThanOrEqualTo(4);
        for (String table : TABLES) {
            query("select * from " + table);
        }

        expect(202, "DELETE", ALL + id + "/?delete_events=true", null);

        for (String place : places) {
            assertThat(server.call("GET", place, null).text()).as(place).doesNotContain("4711");
        }
        for (String table : TABLES) {
            assertThat(query("select * from " + table).toString())
                    .as(table)
                    .doesNotContain("4711")
                    .doesNotContain(id);
            Answer kept =
                    server.call(
                            "POST",
                            PROJECT + "/query/",
                            "{\"refresh\":\"force_cache\",\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select * from "
                                    + table
                                    + "\"}}");
            assertThat(kept.text()).as(table).doesNotContain("4711");
        }
        expect(404, "GET", ALL + id + "/", null);
        assertThat(get(PROJECT + "/cohorts/?search=listed").at("/results/0/id").asInt())
                .isPositive();
        server.close();
        server = TestServer.start(folder);
        for (String table : TABLES) {
            assertThat(query("select * from " + table).toString())
                    .as(table)
                    .doesNotContain("4711")
                    .doesNotContain(id);
        }
    }

    private static final List<String> TABLES =
            List.of(
                    "events",
                    "persons",
                    "raw_persons",
                    "person_distinct_ids",
                    "raw_person_distinct_ids",
                    "sessions",
                    "groups",
                    "cohort_people",
                    "static_cohort_people");

    @Test
    void keys_needTheScope() {
        Answer none = server.anonymous("GET", ALL, null);
        assertThat(none.status()).isEqualTo(401);
        assertThat(JSON.readTree(none.text()).get("code").asString())
                .isEqualTo("not_authenticated");
    }
}

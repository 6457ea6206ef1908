package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class CohortsTest {
    private static final String PROJECT = "/api/projects/@current";
    private static final String ALL = PROJECT + "/cohorts/";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        for (String name : List.of("ann", "bob", "cat")) {
            server.capture(
                    "seen",
                    name,
                    "{'$set':{'email':'"
                            + name
                            + "@x.org','plan':'"
                            + (name.equals("cat") ? "free" : "pro")
                            + "'}}");
        }
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

    private JsonNode create(String body) {
        return call(201, "POST", ALL, body);
    }

    private List<String> members(String id, String more) {
        List<String> names = new ArrayList<>();
        call(200, "GET", ALL + id + "/persons/" + more, null)
                .get("results")
                .forEach(person -> names.add(person.get("name").asString().replace("@x.org", "")));
        return names;
    }

    private JsonNode counted(String id) {
        JsonNode cohort = call(200, "GET", ALL + id + "/", null);
        while (cohort.get("is_calculating").asBoolean()) {
            Thread.onSpinWait();
            cohort = call(200, "GET", ALL + id + "/", null);
        }
        return cohort;
    }

    private String sql(String hogql) {
        return call(
                        200,
                        "POST",
                        PROJECT + "/query/",
                        "{'query':{'kind':'HogQLQuery','query':\"" + hogql + "\"}}")
                .get("results")
                .toString();
    }

    private static final String PRO =
            "{'properties':{'type':'OR','values':[{'type':'AND','values':[{'type':'person','key':'plan','value':'pro','operator':'exact'}]}]}}";

    @Test
    void dynamicCohort_isCountedAndListed() {
        String id = create("{'name':'pros','filters':" + PRO + "}").get("id").asString();
        JsonNode cohort = counted(id);
        assertThat(cohort.get("count").asInt()).isEqualTo(2);
        assertThat(cohort.get("cohort_type").asString()).isEqualTo("dynamic");
        assertThat(members(id, "")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(members(id, "?search=bob")).containsExactly("bob");
        assertThat(sql("select count() from cohort_people where cohort_id = " + id))
                .isEqualTo("[[2]]");
        JsonNode history = call(200, "GET", ALL + id + "/calculation_history/", null);
        assertThat(history.at("/results/0/count").asInt()).isEqualTo(2);
        assertThat(history.at("/results/0/is_successful").asBoolean()).isTrue();
        assertThat(
                        call(200, "GET", ALL + id + "/activity/", null)
                                .at("/results/0/activity")
                                .asString())
                .isEqualTo("created");
        assertThat(call(200, "GET", ALL + "?search=PRO&type=dynamic", null).get("count").asInt())
                .isPositive();
        call(405, "DELETE", ALL + id + "/", null);
    }

    @Test
    void changedCohort_isNotAnsweredFromBefore() {
        String id = create("{'name':'changing','filters':" + PRO + "}").get("id").asString();
        String count = "select count() from persons where id in cohort " + id;
        assertThat(sql(count)).isEqualTo("[[2]]");
        call(200, "PATCH", ALL + id + "/", "{'filters':" + PRO.replace("'pro'", "'free'") + "}");
        assertThat(sql(count)).isEqualTo("[[1]]");
        assertThat(counted(id).get("count").asInt()).isEqualTo(1);
    }

    @Test
    void changedAction_isNotAnsweredFromBefore() {
        String id =
                call(
                                201,
                                "POST",
                                PROJECT + "/actions/",
                                "{'name':'seen','steps':[{'event':'seen'}]}")
                        .get("id")
                        .asString();
        String count = "select count() > 0 from events where matchesAction(" + id + ")";
        assertThat(sql(count)).isEqualTo("[[true]]");
        call(200, "PATCH", PROJECT + "/actions/" + id + "/", "{'steps':[{'event':'other'}]}");
        assertThat(sql(count)).isEqualTo("[[false]]");
    }

    @Test
    void changedProject_isNotAnsweredFromBefore() {
        String body =
                "{'query':{'kind':'TrendsQuery','filterTestAccounts':true,'dateRange':{'date_from':'-7d'},'series':[{'event':'seen'}]}}";
        JsonNode before = call(200, "POST", PROJECT + "/query/", body);
        assertThat(call(200, "POST", PROJECT + "/query/", body).get("is_cached").asBoolean())
                .isTrue();
        for (String change :
                List.of(
                        "{'test_account_filters':[{'key':'email','value':'ann@x.org','operator':'is_not','type':'person'}]}",
                        "{'timezone':'Asia/Tokyo'}",
                        "{'week_start_day':1}",
                        "{'path_cleaning_filters':[{'alias':'x','regex':'y'}]}")) {
            call(200, "PATCH", "/api/projects/@current/", change);
            JsonNode after = call(200, "POST", PROJECT + "/query/", body);
            assertThat(after.get("is_cached").asBoolean()).as(change).isFalse();
            assertThat(after.get("cache_key")).isNotEqualTo(before.get("cache_key"));
        }
        call(
                200,
                "PATCH",
                "/api/projects/@current/",
                "{'test_account_filters':[],'timezone':'UTC','week_start_day':0,'path_cleaning_filters':[]}");
    }

    @Test
    void staticCohort_isUploadedChangedAndJoined() {
        String id =
                upload("POST", ALL, "name", "\r\ndistinct ids,\r\nann\r\nnobody\r\n", 201)
                        .get("id")
                        .asString();
        assertThat(call(200, "GET", ALL + id + "/", null).get("count").asInt()).isEqualTo(1);
        String count = "select count() from events where person_id in cohort " + id;
        assertThat(sql(count)).isEqualTo("[[1]]");
        upload("PATCH", ALL + id + "/", "name", "name,email\nB,bob@x.org\n", 200);
        assertThat(members(id, "")).containsExactlyInAnyOrder("ann", "bob");
        assertThat(sql(count)).isEqualTo("[[2]]");
        String bob =
                call(200, "GET", PROJECT + "/persons/?distinct_id=bob", null)
                        .at("/results/0/id")
                        .asString();
        call(
                200,
                "PATCH",
                ALL + id + "/remove_person_from_static_cohort/",
                "{'person_id':'" + bob + "'}");
        call(
                404,
                "PATCH",
                ALL + id + "/remove_person_from_static_cohort/",
                "{'person_id':'" + bob + "'}");
        assertThat(sql(count)).isEqualTo("[[1]]");
        call(
                200,
                "PATCH",
                ALL + id + "/add_persons_to_static_cohort/",
                "{'person_ids':['" + bob + "']}");
        call(400, "PATCH", ALL + id + "/add_persons_to_static_cohort/", "{'person_ids':[]}");
        assertThat(sql("select count() from static_cohort_people where cohort_id = " + id))
                .isEqualTo("[[2]]");
        assertThat(
                        call(200, "GET", PROJECT + "/persons/cohorts/?person_id=" + bob, null)
                                .get("results"))
                .extracting(cohort -> cohort.get("id").asString())
                .contains(id);
        JsonNode trends =
                call(
                        200,
                        "POST",
                        PROJECT + "/query/",
                        "{'query':{'kind':'TrendsQuery','series':[{'event':'seen'}],'properties':[{'type':'cohort','key':'id','value':"
                                + id
                                + "}]}}");
        assertThat(trends.at("/results/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void csvWithoutIds_isRefused() {
        assertThat(upload("POST", ALL, "name", "a,b\n1,2\n", 400).get("detail").asString())
                .startsWith("Multi-column CSV must contain");
        assertThat(upload("POST", ALL, "name", "\n\n", 400).get("detail").asString())
                .startsWith("CSV file is empty");
        assertThat(upload("POST", ALL, "name", "email\n", 400).get("attr").asString())
                .isEqualTo("csv");
    }

    private JsonNode upload(String method, String path, String name, String csv, int status) {
        String body =
                "--X\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n%s\r\n--X\r\nContent-Disposition: form-data; name=\"is_static\"\r\n\r\nTrue\r\n--X\r\nContent-Disposition: form-data; name=\"csv\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--X--\r\n"
                        .formatted(name, csv);
        Answer answer =
                server.send(
                        server.request(method, path, body)
                                .setHeader("Content-Type", "multipart/form-data; boundary=X")
                                .header("Authorization", "Bearer " + TestServer.KEY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    @Test
    void staticCohort_ofAQueryOrOfAnotherCohort() {
        String queried =
                create(
                                "{'name':'q','is_static':true,'query':{'kind':'ActorsQuery','properties':[{'type':'person','key':'plan','value':'pro','operator':'exact'}]}}")
                        .get("id")
                        .asString();
        assertThat(members(queried, "")).containsExactlyInAnyOrder("ann", "bob");
        String dynamic = create("{'name':'dyn','filters':" + PRO + "}").get("id").asString();
        JsonNode copy = call(200, "GET", ALL + dynamic + "/duplicate_as_static_cohort/", null);
        assertThat(copy.get("name").asString()).isEqualTo("dyn (static copy)");
        assertThat(copy.get("count").asInt()).isEqualTo(2);
        call(400, "GET", ALL + copy.get("id").asString() + "/duplicate_as_static_cohort/", null);
    }

    @Test
    void members_followMergesAndDeletions() {
        server.capture("seen", "dan", "{'$set':{'x':1}}");
        server.capture("seen", "eve", "{'$set':{'x':1}}");
        String id = upload("POST", ALL, "merging", "dan\n", 201).get("id").asString();
        server.capture("seen", "eve", "{}");
        server.capture("$merge_dangerously", "eve", "{'alias':'dan'}");
        String eve =
                call(200, "GET", PROJECT + "/persons/?distinct_id=eve", null)
                        .at("/results/0/id")
                        .asString();
        assertThat(
                        sql(
                                "select toString(person_id) from static_cohort_people where cohort_id = "
                                        + id))
                .isEqualTo("[[\"" + eve + "\"]]");
        assertThat(server.call("DELETE", PROJECT + "/persons/" + eve + "/", null).status())
                .isEqualTo(202);
        assertThat(sql("select count() from static_cohort_people where cohort_id = " + id))
                .isEqualTo("[[0]]");
        assertThat(call(200, "GET", ALL + id + "/", null).get("count").asInt()).isZero();
    }

    @Test
    void cohort_filtersPersons() {
        String id = create("{'name':'f','filters':" + PRO + "}").get("id").asString();
        String search = URLEncoder.encode("ann@x", StandardCharsets.UTF_8);
        assertThat(
                        call(
                                        200,
                                        "GET",
                                        PROJECT + "/persons/?cohort=" + id + "&search=" + search,
                                        null)
                                .get("results"))
                .hasSize(1);
        call(400, "GET", PROJECT + "/persons/?cohort=x", null);
        call(404, "GET", ALL + "99999/persons/", null);
    }
}

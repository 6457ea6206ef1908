package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Members, invites, annotations and what uses an action. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MembersTest {
    private static final String ORGANIZATION = "/api/organizations/@current";
    private static final String PROJECT = "/api/projects/@current";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode call(int status, String method, String path, @Nullable String body) {
        Answer answer = server.call(method, path, body == null ? null : body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.text().isEmpty() ? NullNode.instance : answer.json();
    }

    private Answer anonymous(String method, String path, @Nullable String body) {
        return server.anonymous(method, path, body == null ? null : body.replace('\'', '"'));
    }

    @Test
    void invite_makesAMemberOnce() {
        JsonNode invite =
                call(
                        201,
                        "POST",
                        ORGANIZATION + "/invites/",
                        "{'target_email':'Eve@Example.ORG','first_name':'Eve'}");
        assertThat(invite.get("target_email").asString()).isEqualTo("Eve@example.org");
        assertThat(invite.get("invite_link").asString()).startsWith(server.url() + "/signup/");
        String signup = "/api/signup/" + invite.get("id").asString() + "/";
        JsonNode open = anonymous("GET", signup, null).json();
        assertThat(open.get("target_email").asString()).isEqualTo("E**@example.org");
        assertThat(anonymous("POST", signup, "{'password':'short'}").status()).isEqualTo(400);
        assertThat(anonymous("POST", signup, "{'password':'long enough'}").status()).isEqualTo(201);
        assertThat(anonymous("POST", signup, "{'password':'long enough'}").status()).isEqualTo(400);
        assertThat(
                        anonymous(
                                        "POST",
                                        "/api/login/",
                                        "{'email':'eve@example.org','password':'long enough'}")
                                .status())
                .isEqualTo(200);
        call(400, "POST", ORGANIZATION + "/invites/", "{'target_email':'eve@example.org'}");

        JsonNode members = call(200, "GET", ORGANIZATION + "/members/", null).get("results");
        assertThat(members).extracting(one -> one.get("level").asInt()).containsExactly(15, 1);
        String eve = ORGANIZATION + "/members/" + members.at("/1/user/uuid").asString() + "/";
        assertThat(call(200, "PATCH", eve, "{'level':8}").get("level").asInt()).isEqualTo(8);
        call(400, "PATCH", eve, "{'level':3}");
        call(403, "PATCH", ORGANIZATION + "/members/@me/", "{'level':1}");
        assertThat(
                        call(400, "DELETE", ORGANIZATION + "/members/@me/", null)
                                .get("detail")
                                .asString())
                .isEqualTo("Cannot leave the organization as its owner!");
        call(204, "DELETE", eve, null);
        call(404, "DELETE", eve, null);
    }

    @Test
    void users_seeThemselvesAlone() {
        JsonNode all = call(200, "GET", "/api/users/", null).get("results");
        assertThat(all).hasSize(1);
        String me = "/api/users/" + all.at("/0/uuid").asString() + "/";
        assertThat(call(200, "PATCH", me, "{'first_name':'Anna'}").get("first_name").asString())
                .isEqualTo("Anna");
        call(400, "PATCH", me, "{'password':'another one','current_password':'wrong'}");
        call(404, "GET", "/api/users/00000000-0000-0000-0000-000000000000/", null);
    }

    @Test
    void invite_isReplacedAndWithdrawn() {
        String body = "{'target_email':'zoe@example.org'}";
        JsonNode first = call(201, "POST", ORGANIZATION + "/invites/", body);
        JsonNode second =
                call(201, "POST", ORGANIZATION + "/invites/bulk/", "[" + body + "]").get(0);
        assertThat(
                        anonymous("GET", "/api/signup/" + first.get("id").asString() + "/", null)
                                .status())
                .isEqualTo(400);
        call(204, "DELETE", ORGANIZATION + "/invites/" + second.get("id").asString() + "/", null);
        call(404, "DELETE", ORGANIZATION + "/invites/x/", null);
        assertThat(call(200, "GET", ORGANIZATION + "/invites/", null).get("results"))
                .extracting(one -> one.get("target_email").asString())
                .doesNotContain("zoe@example.org");
        call(400, "POST", ORGANIZATION + "/invites/", "{'target_email':'nobody'}");
        call(400, "POST", ORGANIZATION + "/invites/", "{}");
    }

    @Test
    void annotations_areMadeFoundAndDeleted() {
        String all = PROJECT + "/annotations/";
        JsonNode made =
                call(
                        201,
                        "POST",
                        all,
                        "{'content':'Launch day','date_marker':'2024-01-02T03:04:05+02:00','scope':'project'}");
        assertThat(made.get("date_marker").asString()).startsWith("2024-01-02T01:04:05");
        assertThat(made.get("creation_type").asString()).isEqualTo("USR");
        String one = all + made.get("id").asString() + "/";
        assertThat(call(200, "PATCH", one, "{'content':'Big launch'}").get("content").asString())
                .isEqualTo("Big launch");
        call(201, "POST", all, "{'content':'other','scope':'organization'}");
        assertThat(call(200, "GET", all + "?search=LAUNCH", null).get("results")).hasSize(1);
        assertThat(call(200, "GET", all + "?scope=organization", null).get("results")).hasSize(1);
        call(400, "GET", all + "?scope=x", null);
        call(400, "POST", all, "{'scope':'x'}");
        call(400, "POST", all, "{'date_marker':'yesterday'}");
        call(400, "POST", all, "{'dashboard_item':12345}");
        call(405, "DELETE", one, null);
        call(200, "PATCH", one, "{'deleted':true}");
        call(404, "GET", one, null);
        assertThat(call(200, "GET", all + "?search=launch", null).get("results")).isEmpty();
        call(200, "PATCH", one, "{'deleted':false}");
        call(200, "GET", one, null);
    }

    @Test
    void references_areWhatUsesAnAction() {
        String action =
                call(201, "POST", PROJECT + "/actions/", "{'name':'act','steps':[]}")
                        .get("id")
                        .asString();
        JsonNode insight =
                call(
                        201,
                        "POST",
                        PROJECT + "/insights/",
                        "{'name':'uses it','query':{'kind':'InsightVizNode','source':{'kind':'TrendsQuery','series':[{'kind':'ActionsNode','id':"
                                + action
                                + "}]}}}");
        call(
                201,
                "POST",
                PROJECT + "/cohorts/",
                "{'name':'did it','filters':{'properties':{'type':'OR','values':[{'type':'behavioral','key':"
                        + action
                        + ",'value':'performed_event','event_type':'actions','time_value':7,'time_interval':'day'}]}}}");
        String references = PROJECT + "/actions/" + action + "/references/";
        assertThat(call(200, "GET", references, null))
                .extracting(one -> one.get("type").asString() + " " + one.get("name").asString())
                .containsExactly("insight uses it", "cohort did it");
        call(200, "PATCH", PROJECT + "/insights/" + insight.get("id") + "/", "{'deleted':true}");
        assertThat(call(200, "GET", references, null)).hasSize(1);
        call(404, "GET", PROJECT + "/actions/99999/references/", null);
    }
}

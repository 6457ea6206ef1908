package dev.hedgerow.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.ingest.capture.Requests;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNormalizerTest {

    private static final IngestProject PROJECT = new IngestProject(7, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // timestamp, offset, sent_at, ignore: expected, received at 12:00:00
                "2024-06-01T11:00:00Z|null|2024-06-01T12:00:10Z|false|2024-06-01T10:59:50Z",
                "2024-06-01T11:00:00Z|null|2024-06-01T11:59:50Z|false|2024-06-01T11:00:10Z",
                "2024-06-01T11:00:00Z|null|2024-06-01T12:00:10Z|true|2024-06-01T11:00:00Z",
                "2024-06-01T11:00:00Z|null|never|false|2024-06-01T11:00:00Z",
                "2024-06-01T11:00:00Z|5000|2024-06-01T12:00:10Z|false|2024-06-01T11:59:55Z",
                "soon|null|2024-06-01T12:00:10Z|false|2024-06-01T12:00:00Z",
                "2024-06-02T10:59:59Z|null|never|false|2024-06-02T10:59:59Z",
                "2024-06-02T11:00:01Z|null|never|false|2024-06-01T12:00:00Z",
                "2014-06-02T11:00:01.123456789+02:00|null|never|false|2014-06-02T09:00:01.123456Z",
            })
    void timestamp_isCorrected(
            String timestamp, String offset, String sentAt, boolean ignore, Instant expected) {
        String json =
                """
                {"api_key": "t", "sent_at": "%s", "batch": [{"event": "e", "distinct_id": "d", "timestamp": "%s",
                 "offset": %s, "properties": {"$ignore_sent_at": %s}}]}\
                """
                        .formatted(sentAt, timestamp, offset, ignore);

        assertThat(normalize(json).getFirst().timestamp()).isEqualTo(expected);
    }

    @Test
    void timestamp_missingIsNow() {
        assertThat(one("e", "{}").timestamp()).isEqualTo(Requests.NOW);
    }

    @Test
    void setBesideTheProperties_movesIntoThem() {
        ReadyEvent event =
                normalize(
                                """
                                {"token": "t", "event": "e", "distinct_id": "d", "$set": {"a": 1, "b": 2}, "$set_once": {"c": [3]},
                                 "properties": {"$set": {"a": 0, "z": 9}}}\
                                """)
                        .getFirst();

        assertThat(event.propertiesJson())
                .isEqualTo(
                        "{\"$set\":{\"a\":1,\"z\":9,\"b\":2},\"$ip\":\"10.0.0.7\",\"$set_once\":{\"c\":[3]}}");
        assertThat(event.person().set()).isEqualTo(Map.of("a", "1", "z", "9", "b", "2"));
        assertThat(event.person().setOnce()).isEqualTo(Map.of("c", "[3]"));
    }

    @Test
    void address_isKeptUnlessGivenOrUnwanted() {
        String own = "{\"$ip\":\"1.2.3.4\"}";

        assertThat(one("e", "{}").propertiesJson()).isEqualTo("{\"$ip\":\"10.0.0.7\"}");
        assertThat(one("e", own).propertiesJson()).isEqualTo(own);
        assertThat(
                        EventNormalizer.normalize(
                                        Requests.parse(json("e", own)), new IngestProject(7, true))
                                .getFirst()
                                .propertiesJson())
                .isEqualTo("{}");
    }

    @Test
    void elements_becomeAChain() {
        ReadyEvent event =
                one(
                        "$autocapture",
                        """
                        {"$elements": [
                          {"tag_name": "a", "$el_text": "Say \\"hi\\"", "attr__href": "/x", "attr__class": "small btn", "attr__id": "go",
                           "nth_child": 1, "nth_of_type": 2},
                          {"tag_name": "div", "attr__class": ["wide"], "nth_child": 3}, "nonsense"], "other": 1}\
                        """);

        assertThat(event.elementsChain())
                .isEqualTo(
                        "a.btn.small:attr__class=\"small btn\"attr__href=\"/x\"attr__id=\"go\"attr_id=\"go\"href=\"/x\""
                                + "nth-child=\"1\"nth-of-type=\"2\"text=\"Say \\\"hi\\\"\""
                                + ";div.wide:attr__class=\"[\"wide\"]\"nth-child=\"3\"nth-of-type=\"0\""
                                        .replace("[\"wide\"]", "[\\\"wide\\\"]"));
        assertThat(event.propertiesJson()).isEqualTo("{\"other\":1,\"$ip\":\"10.0.0.7\"}");
    }

    @Test
    void elementsChain_isTakenAsItIs() {
        ReadyEvent event =
                one("$autocapture", "{\"$elements_chain\":\"a:href=\\\"/\\\"\",\"$elements\":[]}");

        assertThat(event.elementsChain()).isEqualTo("a:href=\"/\"");
        assertThat(event.propertiesJson()).isEqualTo("{\"$ip\":\"10.0.0.7\"}");
    }

    @Test
    void device_isSaidOfThePersonToo() {
        PersonRequest person =
                one(
                                "$pageview",
                                "{\"$browser\":\"Chrome\",\"utm_source\":\"x\",\"$os_name\":\"iOS\",\"$set\":{\"$browser\":\"Mine\"},\"price\":1}")
                        .wholePerson();

        assertThat(person.set())
                .isEqualTo(Map.of("$browser", "\"Mine\"", "utm_source", "\"x\"", "$os", "\"iOS\""));
        assertThat(person.setOnce())
                .isEqualTo(
                        Map.of(
                                "$initial_browser", "\"Chrome\"",
                                "$initial_utm_source", "\"x\"",
                                "$initial_os", "\"iOS\""));
        assertThat(person.forced()).isFalse();
    }

    @Test
    void restlessProperties_areReadWhenAskedFor() {
        ReadyEvent event =
                one("e", "{\"$browser\":\"Chrome\",\"$os_name\":\"iOS\",\"$app_name\":\"a\"}");

        assertThat(event.person().set()).isEqualTo(Map.of("$app_name", "\"a\""));
        assertThat(PersonProperties.restlessOf(event.wholePerson().set())).isZero();
        Map<String, String> person = new HashMap<>(event.wholePerson().set());
        person.putAll(event.wholePerson().setOnce());
        assertThat(PersonProperties.restlessOf(person) & event.person().restless())
                .isEqualTo(event.person().restless())
                .isNotZero();
        person.remove("$initial_browser");
        assertThat(PersonProperties.restlessOf(person) & event.person().restless())
                .isNotEqualTo(event.person().restless());
    }

    @Test
    void serversOwnSystem_isNotSaidOfThePerson() {
        assertThat(one("e", "{\"$is_server\":true,\"$os\":\"Linux\"}").wholePerson().set())
                .isEmpty();
    }

    @Test
    void unset_isReadAsListAndAsObject() {
        assertThat(one("$set", "{\"$unset\":[\"a\",1,\"b\"]}").person().unset())
                .containsExactly("a", "b");
        assertThat(one("$set", "{\"$unset\":{\"a\":\"\",\"b\":0}}").person().unset())
                .containsExactly("a", "b");
    }

    @Test
    void withoutProfile_personAndGroupsAreLeftOut() {
        ReadyEvent event =
                one(
                        "e",
                        "{\"$process_person_profile\":false,\"$set\":{\"a\":1},\"$groups\":{\"g\":\"x\"},\"b\":2}");

        assertThat(event.person().profile()).isFalse();
        assertThat(event.person().set()).isEmpty();
        assertThat(event.groups()).isEmpty();
        assertThat(event.propertiesJson())
                .isEqualTo("{\"$process_person_profile\":false,\"b\":2,\"$ip\":\"10.0.0.7\"}");
        assertThat(one("e", "{\"$process_person_profile\":\"false\"}").person().profile()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$identify", "$create_alias", "$merge_dangerously", "$groupidentify"})
    void withoutProfile_identityEventsAreDropped(String event) {
        assertThat(normalize(json(event, "{\"$process_person_profile\":false}"))).isEmpty();
    }

    @Test
    void signals_areNotStored() {
        assertThat(normalize(json("$$heatmap", "{}"))).isEmpty();
        assertThat(normalize(json("$snapshot", "{}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$identify|{\"$anon_distinct_id\":\"anon\"}|anon",
                "$identify|{\"$anon_distinct_id\":17}|17",
                "$create_alias|{\"alias\":\"other\"}|other",
                "$merge_dangerously|{\"alias\":\"other\"}|other",
            })
    void merge_isAskedFor(String event, String properties, String expected) {
        assertThat(one(event, properties).person().mergeFrom()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$anon_distinct_id\":\"d\"}",
                "{\"$anon_distinct_id\":null}",
                "{\"$anon_distinct_id\":\" \"}",
                "{\"$anon_distinct_id\":\"undefined\"}",
                "{\"$anon_distinct_id\":\"Guest\"}",
                "{\"$anon_distinct_id\":\"'anonymous'\"}",
                "{\"$anon_distinct_id\":\"[object Object]\"}",
                "{\"$anon_distinct_id\":{}}",
                "{\"$anon_distinct_id\":0}",
            })
    void merge_byNonsenseIsNotAskedFor(String properties) {
        assertThat(one("$identify", properties).person().mergeFrom()).isNull();
    }

    @Test
    void groups_areReadAsText() {
        ReadyEvent event =
                one("e", "{\"$groups\":{\"company\":\"acme\",\"team\":5,\"none\":null}}");

        assertThat(event.groups()).isEqualTo(Map.of("company", "acme", "team", "5"));
    }

    @Test
    void groupIdentify_carriesTheGroup() {
        assertThat(
                        one(
                                        "$groupidentify",
                                        "{\"$group_type\":\"company\",\"$group_key\":\"acme\",\"$group_set\":{\"size\":10}}")
                                .groupUpdate())
                .isEqualTo(new GroupUpdate("company", "acme", Map.of("size", "10")));
        assertThat(one("$groupidentify", "{\"$group_type\":\"company\"}").groupUpdate()).isNull();
    }

    @Test
    void eventName_isCut() {
        assertThat(one("x".repeat(199) + "😀😀", "{}").event()).isEqualTo("x".repeat(199));
    }

    @Test
    void uuid_isInventedInOrderOfTime() {
        ReadyEvent event = one("e", "{}");

        assertThat(event.uuidGivenByClient()).isFalse();
        assertThat(event.uuid().version()).isEqualTo(7);
        assertThat(event.uuid().getMostSignificantBits() >>> 16)
                .isEqualTo(Requests.NOW.toEpochMilli());
    }

    private static ReadyEvent one(String event, String properties) {
        return normalize(json(event, properties)).getFirst();
    }

    private static String json(String event, String properties) {
        return "{\"token\":\"t\",\"distinct_id\":\"d\",\"event\":\"%s\",\"properties\":%s}"
                .formatted(event, properties);
    }

    private static List<ReadyEvent> normalize(String json) {
        return EventNormalizer.normalize(Requests.parse(json), PROJECT);
    }
}

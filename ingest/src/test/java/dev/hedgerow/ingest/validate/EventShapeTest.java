package dev.hedgerow.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.ingest.capture.Requests;
import org.junit.jupiter.api.Test;

class EventShapeTest {

    private static final EventShape SHAPE = shape("e", "{\"a\":1,\"b\":[2],\"$set\":{\"c\":1}}");

    @Test
    void shape_isTheSameForOtherValues() {
        EventShape other = shape("e", "{\"a\":\"x\",\"b\":null,\"$set\":{\"c\":{}}}");

        assertThat(other).isEqualTo(SHAPE).hasSameHashCodeAs(SHAPE);
    }

    @Test
    void shape_isAnotherForAnotherEventOrName() {
        assertThat(shape("f", "{\"a\":1,\"b\":[2],\"$set\":{\"c\":1}}")).isNotEqualTo(SHAPE);
        assertThat(shape("e", "{\"a\":1,\"d\":[2],\"$set\":{\"c\":1}}")).isNotEqualTo(SHAPE);
        assertThat(shape("e", "{\"a\":1,\"b\":[2],\"$set\":{\"d\":1}}")).isNotEqualTo(SHAPE);
        assertThat(shape("e", "{\"a\":1,\"b\":[2],\"$set_once\":{\"c\":1}}")).isNotEqualTo(SHAPE);
    }

    @Test
    void shape_isAnotherWhenAPropertyShowsItsType() {
        assertThat(shape("e", "{\"a\":1,\"b\":2,\"$set\":{\"c\":1}}")).isNotEqualTo(SHAPE);
        assertThat(shape("e", "{\"a\":[1],\"b\":2,\"$set\":{\"c\":1}}")).isNotEqualTo(SHAPE);
    }

    @Test
    void shape_isAnotherWithoutAPersonProfile() {
        String page = "{\"$browser\":\"Chrome\",\"$process_person_profile\":%s}";

        assertThat(shape("e", page.formatted("false")))
                .isNotEqualTo(shape("e", page.formatted("true")));
    }

    @Test
    void shape_knowsItsPropertiesAlone() {
        assertThat(SHAPE.hasProperty("a")).isTrue();
        assertThat(SHAPE.hasProperty("c")).isFalse();
    }

    private static EventShape shape(String event, String properties) {
        String json =
                "{\"api_key\":\"k\",\"event\":\"%s\",\"distinct_id\":\"d\",\"properties\":%s}"
                        .formatted(event, properties);
        return EventNormalizer.normalize(Requests.parse(json), new IngestProject(1, false))
                .getFirst()
                .shape();
    }
}

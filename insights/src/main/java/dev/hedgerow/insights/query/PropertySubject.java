package dev.hedgerow.insights.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose property is meant.
 *
 * @param groupTypeIndex 0 to 4 for {@link Kind#GROUP}, null otherwise
 */
public record PropertySubject(Kind kind, @Nullable Integer groupTypeIndex) {

    /** The kinds of things that have properties. */
    public enum Kind implements JsonName {
        EVENT("event"),
        /** A column of the event, such as {@code distinct_id} or {@code $group_0}. */
        EVENT_METADATA("event_metadata"),
        PERSON("person"),
        /** A column of the person, such as {@code created_at}. */
        PERSON_METADATA("person_metadata"),
        SESSION("session"),
        ELEMENT("element"),
        GROUP("group"),
        /** {@code $feature/…} properties of the event. */
        FEATURE("feature");

        private final String json;

        Kind(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    private static final Set<String> NUMBERS_OF_SESSIONS =
            Set.of(
                    "$session_duration",
                    "duration",
                    "$pageview_count",
                    "$autocapture_count",
                    "$screen_count",
                    "$num_uniq_urls",
                    "$urls_count");

    public static final PropertySubject EVENT = new PropertySubject(Kind.EVENT, null);
    public static final PropertySubject PERSON = new PropertySubject(Kind.PERSON, null);

    public PropertySubject {
        if (kind == Kind.GROUP
                && (groupTypeIndex == null || groupTypeIndex < 0 || groupTypeIndex > 4)) {
            throw QueryException.invalid("A group property needs a group_type_index", null);
        }
    }

    /** Whether a property is a number that every session has. */
    public boolean isNumberOfSession(String key) {
        return kind == Kind.SESSION && NUMBERS_OF_SESSIONS.contains(key);
    }
}

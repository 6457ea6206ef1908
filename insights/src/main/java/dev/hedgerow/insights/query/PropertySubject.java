package dev.hedgerow.insights.query;

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

    public static final PropertySubject EVENT = new PropertySubject(Kind.EVENT, null);
    public static final PropertySubject PERSON = new PropertySubject(Kind.PERSON, null);

    public PropertySubject {
        if (kind == Kind.GROUP
                && (groupTypeIndex == null || groupTypeIndex < 0 || groupTypeIndex > 4)) {
            throw QueryException.invalid("A group property needs a group_type_index", null);
        }
    }
}

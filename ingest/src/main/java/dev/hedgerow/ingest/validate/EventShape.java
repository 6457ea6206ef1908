package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells the definitions, without its values: two events of one shape name the same
 * properties of events and persons, and the same of them show a type. So one look-up says whether
 * there is anything new. Immutable.
 */
public final class EventShape {

    private final long projectId;
    private final String event;
    private final int restless;

    /** Of properties, set, set once, and properties without a type, one after another. */
    private final String[] names;

    private final int properties;
    private final int set;
    private final int setOnce;
    private final int hash;

    private EventShape(
            long projectId, String event, PersonRequest person, String[] names, int properties) {
        this.projectId = projectId;
        this.event = event;
        this.restless = person.restless();
        this.names = names;
        this.properties = properties;
        this.set = person.set().size();
        this.setOnce = person.setOnce().size();
        this.hash =
                (Long.hashCode(projectId) * 31 + event.hashCode()) * 31 + Arrays.hashCode(names);
    }

    static EventShape of(
            long projectId, String event, JsonFields properties, PersonRequest person) {
        Names names = new Names(properties.size() + person.set().size() + person.setOnce().size());
        properties.forEach((name, _) -> names.add(name));
        person.set().keySet().forEach(names::add);
        person.setOnce().keySet().forEach(names::add);
        properties.forEach((name, value) -> {
            if (!showsType(value)) {
                names.add(name);
            }
        });
        return new EventShape(projectId, event, person, names.all(), properties.size());
    }

    /** False for values that tell no type, whatever the property's name. */
    public static boolean showsType(JsonSlice value) {
        return switch (value.kind()) {
            case STRING, NUMBER, BOOLEAN -> true;
            case NULL, ARRAY, OBJECT -> false;
        };
    }

    /** How many names it holds. */
    public int size() {
        return names.length;
    }

    /** Whether the event itself has a property of that name. */
    public boolean hasProperty(String name) {
        for (int i = 0; i < properties; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof EventShape shape
                        && hash == shape.hash
                        && projectId == shape.projectId
                        && restless == shape.restless
                        && properties == shape.properties
                        && set == shape.set
                        && setOnce == shape.setOnce
                        && event.equals(shape.event)
                        && Arrays.equals(names, shape.names));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static final class Names {

        private String[] names;
        private int count;

        Names(int capacity) {
            names = new String[capacity];
        }

        void add(String name) {
            if (count == names.length) {
                names = Arrays.copyOf(names, count + Math.max(8, count / 2));
            }
            names[count++] = name;
        }

        String[] all() {
            return count == names.length ? names : Arrays.copyOf(names, count);
        }
    }
}

package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;

/** The table that a condition is on, which decides how the properties of others are reached. */
public enum FilterScope {
    EVENTS,
    PERSONS,
    GROUPS,
    SESSIONS;

    private static final String VIRTUAL = "$virt_";

    /** The expression of a property or column in this scope. */
    public Expr field(PropertySubject subject, String key) {
        List<String> chain = new ArrayList<>(owner(subject));
        if (subject.kind() == PropertySubject.Kind.PERSON && key.equals("distinct_id")) {
            return Conditions.field(idOfPerson());
        }
        if (key.startsWith(VIRTUAL) && !chain.isEmpty()) {
            chain.removeLast();
        }
        boolean chainOfElements =
                chain.equals(List.of("properties")) && key.equals("$elements_chain");
        if (chainOfElements) {
            return Conditions.field(List.of("elements_chain"));
        }
        chain.add(key);
        // An event without a session is a session of which there was nothing (trends rule 15).
        return this == EVENTS && subject.isNumberOfSession(key)
                ? Call.of("ifNull", Conditions.field(chain), Constant.of(0))
                : Conditions.field(chain);
    }

    /** The ids of a person are no properties; an event has the one that it was sent with. */
    private List<String> idOfPerson() {
        return switch (this) {
            case EVENTS, GROUPS -> List.of("distinct_id");
            case PERSONS -> List.of("pdi", "distinct_id");
            case SESSIONS -> List.of("person", "pdi", "distinct_id");
        };
    }

    private List<String> owner(PropertySubject subject) {
        return switch (this) {
            case EVENTS -> ownerOfEvents(subject);
            case PERSONS ->
                    switch (subject.kind()) {
                        case PERSON -> List.of("properties");
                        case PERSON_METADATA -> List.of();
                        case EVENT, EVENT_METADATA, SESSION, ELEMENT, GROUP, FEATURE ->
                                throw misplaced(subject);
                    };
            case GROUPS ->
                    switch (subject.kind()) {
                        case GROUP -> List.of("properties");
                        case EVENT,
                                EVENT_METADATA,
                                SESSION,
                                ELEMENT,
                                PERSON,
                                PERSON_METADATA,
                                FEATURE ->
                                throw misplaced(subject);
                    };
            case SESSIONS ->
                    switch (subject.kind()) {
                        case SESSION, EVENT_METADATA -> List.of();
                        case PERSON -> List.of("person", "properties");
                        case PERSON_METADATA -> List.of("person");
                        case EVENT, ELEMENT, GROUP, FEATURE -> throw misplaced(subject);
                    };
        };
    }

    private static List<String> ownerOfEvents(PropertySubject subject) {
        return switch (subject.kind()) {
            case EVENT, FEATURE -> List.of("properties");
            case EVENT_METADATA, ELEMENT -> List.of();
            case PERSON -> List.of("person", "properties");
            case PERSON_METADATA -> List.of("person");
            case SESSION -> List.of("session");
            case GROUP -> List.of("group_" + subject.groupTypeIndex(), "properties");
        };
    }

    private QueryException misplaced(PropertySubject subject) {
        return QueryException.invalid(
                "The '"
                        + subject.kind().json()
                        + "' property filter does not work in '"
                        + scopeName()
                        + "' scope",
                null);
    }

    private String scopeName() {
        return switch (this) {
            case EVENTS -> "event";
            case PERSONS -> "person";
            case GROUPS -> "group";
            case SESSIONS -> "session";
        };
    }

    /** The expression of the person's id. */
    Expr personId() {
        return Conditions.field(List.of(this == PERSONS ? "id" : "person_id"));
    }
}

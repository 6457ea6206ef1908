package dev.hedgerow.metadata.variables;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of the variables of SQL insights. The code name comes from the first name and never
 * changes.
 */
public final class InsightVariables {

    private static final List<String> TYPES =
            List.of("String", "Number", "Boolean", "List", "Date");

    private static final int QUERY_LIMIT = 100_000;
    private static final int CONNECTION_LIMIT = 400;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    public InsightVariables(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The ids of the project's variables by the names that queries call them by. */
    public Map<String, String> idsByCodeName(long projectId) {
        return list(projectId).stream()
                .collect(
                        Collectors.toMap(
                                InsightVariable::codeName, variable -> variable.id().toString()));
    }

    public List<InsightVariable> list(long projectId) {
        return database.reading(InsightVariableDao.class, dao -> dao.list(projectId));
    }

    public Optional<InsightVariable> find(long projectId, UUID id) {
        return database.reading(InsightVariableDao.class, dao -> dao.find(projectId, id));
    }

    /**
     * Makes a variable; {@code name} and {@code type} have to be given. Queries know it by a name
     * made of its name, which stays when that changes.
     *
     * @throws MetadataException when another one has that
     */
    public InsightVariable create(long projectId, long userId, Body body) {
        for (String name : List.of("name", "type")) {
            if (!body.has(name)) {
                throw MetadataException.required(name);
            }
        }
        String codeName = codeName(body.name("name", ""));
        return database.write(handle -> {
            InsightVariableDao dao = handle.attach(InsightVariableDao.class);
            if (dao.findByCodeName(projectId, codeName).isPresent()) {
                throw MetadataException.invalid(
                        null, "Variable with this code name already exists");
            }
            InsightVariable blank =
                    new InsightVariable(
                            secrets.uuid(),
                            projectId,
                            "",
                            codeName,
                            "String",
                            null,
                            null,
                            false,
                            null,
                            null,
                            clock.instant(),
                            userId);
            InsightVariable variable = changed(blank, body);
            dao.insert(variable);
            return variable;
        });
    }

    /** Changes what the body names. */
    public InsightVariable update(long projectId, UUID id, Body body) {
        return database.write(handle -> {
            InsightVariableDao dao = handle.attach(InsightVariableDao.class);
            InsightVariable changed =
                    changed(dao.find(projectId, id).orElseThrow(MetadataException::notFound), body);
            dao.update(changed);
            return changed;
        });
    }

    /**
     * Deletes a variable.
     *
     * @throws MetadataException {@code NOT_FOUND}
     */
    public void delete(long projectId, UUID id) {
        if (database.write(handle -> handle.attach(InsightVariableDao.class).delete(projectId, id))
                == 0) {
            throw MetadataException.notFound();
        }
    }

    private static InsightVariable changed(InsightVariable old, Body body) {
        String type = body.choice("type", old.type(), TYPES);
        boolean isList = type.equals("List");
        boolean isMulti = body.flag("is_multi", old.isMulti()) && isList;
        String query = valuesQuery(old, body, isList);
        String connection =
                body.text(
                        "values_query_connection_id",
                        old.valuesQueryConnectionId(),
                        CONNECTION_LIMIT);
        return new InsightVariable(
                old.id(),
                old.projectId(),
                body.name("name", old.name()),
                old.codeName(),
                type,
                isList
                        ? chosen(old, body, isMulti)
                        : json(body.get("default_value"), old.defaultValue()),
                isList ? choices(old, body) : body.nullableList("values", old.possibleValues()),
                isMulti,
                query,
                query == null ? null : connection,
                old.createdAt(),
                old.createdBy());
    }

    /** The default of a List: of several, a list; it changes form when the variable does. */
    private static @Nullable String chosen(InsightVariable old, Body body, boolean isMulti) {
        JsonNode chosen = body.get("default_value");
        String present = old.defaultValue();
        if (chosen == null && body.has("is_multi") && present != null) {
            chosen = Json.parse(present);
        }
        if (chosen == null) {
            return isMulti && present == null ? "[]" : present;
        }
        return isMulti ? ListValues.chosenOnes(chosen) : ListValues.chosen(chosen);
    }

    /** A blank query counts as none. */
    private static @Nullable String valuesQuery(InsightVariable old, Body body, boolean isList) {
        String query = body.text("values_query", old.valuesQuery(), QUERY_LIMIT);
        return !isList || query == null || query.isBlank() ? null : query;
    }

    private static String choices(InsightVariable old, Body body) {
        String present = old.possibleValues();
        return present != null && !body.has("values")
                ? present
                : ListValues.choices(body.get("values"));
    }

    private static @Nullable String json(@Nullable JsonNode value, @Nullable String present) {
        if (value == null) {
            return present;
        }
        return value.isNull() ? null : Json.text(value);
    }

    /**
     * Letters, digits and underscores of the name, in lower case, and an underscore for each blank:
     * "Test 1" is {@code test_1}.
     */
    private static String codeName(String name) {
        return name.replaceAll("[^A-Za-z0-9 _]", "").replace(' ', '_').toLowerCase(Locale.ROOT);
    }
}

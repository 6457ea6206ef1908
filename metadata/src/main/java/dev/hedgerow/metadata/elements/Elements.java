package dev.hedgerow.metadata.elements;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules of elements kept by hand. */
public final class Elements {

    private static final int TEXT_LIMIT = 10_000;
    private static final int TAG_LIMIT = 1_000;
    private static final int CLASS_LIMIT = 200;

    private final MetadataDatabase database;

    public Elements(MetadataDatabase database) {
        this.database = database;
    }

    /** A page with the number of all. */
    public record Page(int count, List<Element> elements) {}

    /** Elements by number. */
    public Page list(long projectId, int limit, int offset) {
        return database.reading(
                ElementDao.class,
                dao -> new Page(dao.count(projectId), dao.list(projectId, limit, offset)));
    }

    public Optional<Element> find(long projectId, long id) {
        return database.reading(ElementDao.class, dao -> dao.find(projectId, id));
    }

    /** Makes an element; fields that the body leaves out are null. */
    public Element create(long projectId, Body body) {
        Element blank =
                new Element(0, projectId, null, null, null, null, null, null, null, "{}", null);
        return database.write(
                handle -> handle.attach(ElementDao.class).insert(changed(blank, body)));
    }

    /** Changes what the body names. */
    public Element update(long projectId, long id, Body body) {
        return database.write(handle -> {
            ElementDao dao = handle.attach(ElementDao.class);
            Element old = dao.find(projectId, id).orElseThrow(MetadataException::notFound);
            Element changed = changed(old, body);
            dao.update(changed);
            return changed;
        });
    }

    /**
     * Deletes an element.
     *
     * @throws MetadataException {@code NOT_FOUND}
     */
    public void delete(long projectId, long id) {
        database.writing(handle -> {
            if (handle.attach(ElementDao.class).delete(projectId, id) == 0) {
                throw MetadataException.notFound();
            }
        });
    }

    private static Element changed(Element old, Body body) {
        return new Element(
                old.id(),
                old.projectId(),
                body.text("text", old.text(), TEXT_LIMIT),
                body.text("tag_name", old.tagName(), TAG_LIMIT),
                classes(old, body),
                body.text("href", old.href(), TEXT_LIMIT),
                body.text("attr_id", old.attrId(), TEXT_LIMIT),
                number("nth_child", old.nthChild(), body),
                number("nth_of_type", old.nthOfType(), body),
                body.object("attributes", old.attributes()),
                number("order", old.position(), body));
    }

    private static @Nullable String classes(Element old, Body body) {
        String classes = body.nullableTexts("attr_class", old.attrClass());
        if (classes != null && body.has("attr_class")) {
            for (JsonNode name : Json.parse(classes)) {
                if (name.asString().length() > CLASS_LIMIT) {
                    throw MetadataException.tooLong("attr_class", CLASS_LIMIT);
                }
            }
        }
        return classes;
    }

    private static @Nullable Integer number(String name, @Nullable Integer present, Body body) {
        Long value = body.integer(name, present == null ? null : Long.valueOf(present));
        if (value == null) {
            return null;
        }
        if (value > Integer.MAX_VALUE) {
            throw MetadataException.invalid(
                    name, "Ensure this value is less than or equal to " + Integer.MAX_VALUE + ".");
        }
        if (value < Integer.MIN_VALUE) {
            throw MetadataException.invalid(
                    name,
                    "Ensure this value is greater than or equal to " + Integer.MIN_VALUE + ".");
        }
        return value.intValue();
    }
}

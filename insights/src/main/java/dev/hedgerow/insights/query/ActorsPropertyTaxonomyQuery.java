package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks which values properties of persons or groups have.
 *
 * @param groupTypeIndex the type of the groups; null for persons
 * @param properties whose values; answered in this order
 * @param maxValues how many samples each has at most
 */
public record ActorsPropertyTaxonomyQuery(
        @Nullable Integer groupTypeIndex, List<String> properties, int maxValues)
        implements QueryNode {
    private static final int USUAL_VALUES = 5;
    private static final int MOST_VALUES = 100;
    private static final int MOST_PROPERTIES = 200;

    public ActorsPropertyTaxonomyQuery {
        properties = properties.stream().limit(MOST_PROPERTIES).toList();
        maxValues = Math.clamp(maxValues, 1, MOST_VALUES);
    }

    @Override
    public String kind() {
        return "ActorsPropertyTaxonomyQuery";
    }

    static ActorsPropertyTaxonomyQuery parse(Fields fields) {
        List<String> properties = fields.texts("properties");
        if (properties.isEmpty()) {
            throw fields.wrong("properties", "Field required");
        }
        return new ActorsPropertyTaxonomyQuery(
                fields.integer("groupTypeIndex"),
                properties,
                fields.integer("maxPropertyValues", USUAL_VALUES));
    }
}

package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of the groups of one type.
 *
 * @param groupTypeIndex 0 to 4
 * @param select further columns in HogQL
 * @param search text that a name or key contains
 */
public record GroupsQuery(
        int groupTypeIndex,
        List<String> select,
        @Nullable String search,
        FilterGroup properties,
        List<String> orderBy,
        Page page)
        implements QueryNode {

    public GroupsQuery {
        select = List.copyOf(select);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public String kind() {
        return "GroupsQuery";
    }

    static GroupsQuery parse(Fields fields) {
        Integer index = fields.integer("group_type_index");
        if (index == null || index < 0 || index > 4) {
            throw fields.wrong("group_type_index", "Input should be from 0 to 4");
        }
        return new GroupsQuery(
                index,
                fields.texts("select"),
                fields.text("search"),
                PropertyFilters.parse(fields, "properties"),
                fields.texts("orderBy"),
                Page.parse(fields));
    }
}

package dev.hedgerow.insights.groups;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.listing.DisplayName;
import dev.hedgerow.insights.listing.Listing;
import dev.hedgerow.insights.listing.ListingColumn;
import dev.hedgerow.insights.listing.ObjectForm;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.GroupsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans lists of groups. Pure. */
public final class GroupsPlanner {
    private static final String NAME = "group_name";
    private static final Expr KEY = Field.of("key");
    private static final Expr GROUP_NAME =
            DisplayName.of(List.of("name"), List.of("properties"), KEY);

    private final FilterConditions filters;

    public GroupsPlanner(ProjectSnapshot project, Instant now) {
        this.filters = new FilterConditions(project, now, FilterScope.GROUPS);
    }

    public Listing plan(GroupsQuery query) {
        List<String> texts = query.select().isEmpty() ? List.of(NAME) : query.select();
        List<ListingColumn> columns = texts.stream().distinct().map(GroupsPlanner::column).toList();
        List<Expr> conditions = new ArrayList<>();
        conditions.add(Conditions.equal(Field.of("index"), Long.valueOf(query.groupTypeIndex())));
        Expr properties = filters.of(query.properties());
        if (!properties.equals(Conditions.TRUE)) {
            conditions.add(properties);
        }
        String search = search(query);
        if (search != null) {
            conditions.add(
                    Conditions.or(
                            List.of(
                                    like(Field.of("properties", "name"), "%" + search + "%"),
                                    like(KEY, "%" + search + "%"))));
        }
        return new Listing(
                columns, TableName.of("groups"), conditions, order(query, columns), query.page());
    }

    private static @Nullable String search(GroupsQuery query) {
        String search = query.search();
        return search == null || search.isBlank() ? null : search.strip();
    }

    private static ListingColumn column(String text) {
        return ListingColumn.bare(text).equals(NAME)
                ? new ListingColumn(
                        text,
                        List.of(GROUP_NAME, KEY),
                        new ObjectForm(List.of("display_name", "key")))
                : ListingColumn.of(text);
    }

    /** As asked for, then nearest to what was searched for; else the nearest, then the newest. */
    private static List<OrderItem> order(GroupsQuery query, List<ListingColumn> columns) {
        if (columns.stream().anyMatch(ListingColumn::aggregates)) {
            return List.of();
        }
        List<String> asked =
                query.orderBy().isEmpty() ? List.of("created_at DESC") : query.orderBy();
        List<OrderItem> order =
                new ArrayList<>(
                        Listing.order(asked, Map.of(NAME, GROUP_NAME), columns, "created_at"));
        String search = search(query);
        if (search != null) {
            OrderItem nearest = OrderItem.ascending(distance(search));
            order.add(query.orderBy().isEmpty() ? 0 : order.size(), nearest);
        }
        return order;
    }

    /** 0 for the same name, 1 for one that starts with the text, 2 for any other. */
    private static Expr distance(String search) {
        return Call.of(
                "multiIf",
                like(GROUP_NAME, search),
                Constant.of(0),
                like(GROUP_NAME, search + "%"),
                Constant.of(1),
                Constant.of(2));
    }

    private static Expr like(Expr text, String pattern) {
        return Conditions.compare(CompareOp.ILIKE, text, Constant.of(pattern));
    }
}

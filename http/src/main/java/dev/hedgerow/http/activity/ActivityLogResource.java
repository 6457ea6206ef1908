package dev.hedgerow.http.activity;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.activity.ActivityFilter;
import dev.hedgerow.metadata.activity.ActivityLog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /activity_log/}: what was done in a project, whatever it was done to. By {@code page} when
 * that is asked for, otherwise by cursors, which stay right while the log grows.
 */
public final class ActivityLogResource implements Resource {
    private static final int PAGE_SIZE = 100;
    private static final int LONGEST_PAGE = 1000;

    private final ActivityLog log;
    private final ActivityPages pages;

    public ActivityLogResource(ActivityLog log, ActivityPages pages) {
        this.log = log;
        this.pages = pages;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/activity_log/")
                        .scope("activity_log:read")
                        .summary("What was done in the project; by user, scope, scopes or item_id")
                        .answers(ActivityLogPage.class, this::list));
    }

    private Reply<ActivityLogPage> list(Call<Void> call) {
        ActivityFilter filter = filter(call);
        String page = call.query("page");
        return Reply.ok(
                page == null || page.isEmpty() ? byCursor(call, filter) : byNumber(call, filter));
    }

    private static ActivityFilter filter(Call<?> call) {
        String scope = call.query("scope");
        String scopes = call.query("scopes");
        List<String> wanted = list(scope);
        if (!list(scopes).isEmpty()) {
            wanted =
                    wanted.isEmpty()
                            ? list(scopes)
                            : wanted.stream().filter(list(scopes)::contains).toList();
        }
        if (wanted.isEmpty() && !list(scope).isEmpty()) {
            wanted = List.of(""); // Both were given and have nothing in common.
        }
        String item = call.query("item_id");
        int user = call.queryInt("user", 0);
        return new ActivityFilter(
                user == 0 ? null : Long.valueOf(user),
                item == null || item.isEmpty() ? null : item,
                wanted);
    }

    private static List<String> list(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private ActivityLogPage byNumber(Call<?> call, ActivityFilter filter) {
        int asked = call.queryInt("page_size", PAGE_SIZE);
        int size = asked < 1 ? PAGE_SIZE : Math.min(asked, LONGEST_PAGE);
        ActivityLog.Page found =
                log.ofProject(call.project().id(), filter, size, Page.offsetOf(call, size));
        Page<ActivityAnswer> page =
                Page.numbered(call, size, found.count(), pages.answers(call, found.activities()));
        return new ActivityLogPage(found.count(), page.next(), page.previous(), page.results());
    }

    private ActivityLogPage byCursor(Call<?> call, ActivityFilter filter) {
        String text = call.query("cursor");
        ActivityCursor cursor =
                text == null || text.isEmpty() ? ActivityCursor.START : ActivityCursor.read(text);
        List<Activity> found =
                cursor.backwards()
                        ? log.after(call.project().id(), filter, cursor.id(), PAGE_SIZE + 1)
                        : log.before(call.project().id(), filter, cursor.id(), PAGE_SIZE + 1);
        boolean more = found.size() > PAGE_SIZE;
        List<Activity> shown =
                !more
                        ? found
                        : cursor.backwards()
                                ? found.subList(1, found.size())
                                : found.subList(0, PAGE_SIZE);
        if (shown.isEmpty()) {
            return new ActivityLogPage(null, null, null, List.of());
        }
        boolean older = more || cursor.backwards();
        boolean newer = cursor.backwards() ? more : !cursor.equals(ActivityCursor.START);
        return new ActivityLogPage(
                null,
                older ? url(call, new ActivityCursor(false, shown.getLast().id())) : null,
                newer ? url(call, new ActivityCursor(true, shown.getFirst().id())) : null,
                pages.answers(call, shown));
    }

    private static String url(Call<?> call, ActivityCursor cursor) {
        return Page.urlWith(call, Map.of("cursor", cursor.text()));
    }
}

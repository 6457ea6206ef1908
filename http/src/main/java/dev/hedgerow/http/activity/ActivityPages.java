package dev.hedgerow.http.activity;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Map;

/**
 * Reads pages of the activity log: {@code page} from 1, {@code limit} items each, 10 unless asked
 * otherwise.
 */
public final class ActivityPages {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 1000;

    private final ActivityLog log;
    private final Users users;

    public ActivityPages(ActivityLog log, Users users) {
        this.log = log;
        this.users = users;
    }

    /** What happened to one object. */
    public ActivityPage ofItem(Call<?> call, String scope, String itemId) {
        Slice slice = slice(call);
        return page(
                call,
                slice,
                log.ofItem(call.project().id(), scope, itemId, slice.limit(), slice.offset()));
    }

    /** What happened to all objects of a kind. */
    public ActivityPage ofScope(Call<?> call, String scope) {
        Slice slice = slice(call);
        return page(
                call,
                slice,
                log.ofScope(call.project().id(), scope, slice.limit(), slice.offset()));
    }

    /** Entries with those who did it. */
    List<ActivityAnswer> answers(Call<?> call, List<Activity> activities) {
        Map<Long, User> authors = users.authors(activities, Activity::userId);
        return activities.stream()
                .map(one ->
                        ActivityAnswer.of(
                                one,
                                call.project().organizationId(),
                                one.userId() == null ? null : authors.get(one.userId())))
                .toList();
    }

    private record Slice(int page, int limit) {
        int offset() {
            return (page - 1) * limit;
        }
    }

    private static Slice slice(Call<?> call) {
        int limit = call.queryInt("limit", DEFAULT_LIMIT);
        int page = call.queryInt("page", 1);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalid("limit", "limit must be between 1 and " + MAX_LIMIT + ".");
        }
        if (page < 1) {
            throw ApiException.invalid("page", "page must be greater than 0.");
        }
        return new Slice(page, limit);
    }

    private ActivityPage page(Call<?> call, Slice slice, ActivityLog.Page found) {
        List<ActivityAnswer> shown = answers(call, found.activities());
        boolean more = slice.offset() + shown.size() < found.count();
        return new ActivityPage(
                shown,
                more ? Page.urlWith(call, Map.of("page", slice.page() + 1)) : null,
                slice.page() > 1 ? Page.urlWith(call, Map.of("page", slice.page() - 1)) : null,
                found.count());
    }
}

package dev.hedgerow.http.users;

import dev.hedgerow.metadata.users.User;
import java.util.Map;
import java.util.Set;

/** Who made something, as far as its reader may know. */
@FunctionalInterface
public interface Authors {

    /** The users of these ids that the reader may know, by id. */
    Map<Long, User> findAll(Set<Long> ids);

    /** For readers who may know nobody: holders of a shared link. */
    static Authors hidden() {
        return _ -> Map.of();
    }
}

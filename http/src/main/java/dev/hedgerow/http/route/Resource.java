package dev.hedgerow.http.route;

import java.util.List;

/** A family of endpoints. */
public interface Resource {

    /** Its table of contents. Two routes with the same method and path are an error at start. */
    List<Route<?, ?>> routes();
}

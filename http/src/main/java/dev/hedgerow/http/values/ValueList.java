package dev.hedgerow.http.values;

import java.util.List;

/**
 * The values of a property.
 *
 * @param refreshing always false: they are asked for anew each time
 */
public record ValueList(List<ValueAnswer> results, boolean refreshing) {

    /** What was found now. */
    public static ValueList of(List<ValueAnswer> found) {
        return new ValueList(found, false);
    }
}

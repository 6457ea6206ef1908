/**
 * JSON as the API speaks it: snake_case records, ISO 8601 instants, nulls written. In come request
 * bodies, out go records; a body of the wrong shape leaves as an {@link
 * dev.hedgerow.http.error.ApiException} that names the field.
 */
@NullMarked
package dev.hedgerow.http.json;

import org.jspecify.annotations.NullMarked;

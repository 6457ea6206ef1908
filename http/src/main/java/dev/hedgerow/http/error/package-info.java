/**
 * What goes wrong, as HTTP says it: {@link dev.hedgerow.http.error.ApiException} carries status,
 * type, code, detail and attr. HTTP statuses of errors live here and nowhere below.
 */
@NullMarked
package dev.hedgerow.http.error;

import org.jspecify.annotations.NullMarked;

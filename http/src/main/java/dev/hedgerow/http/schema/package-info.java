/**
 * The API's own description: from the declarations of the routes to an OpenAPI document, and a page
 * to browse it. Nothing is described by hand.
 */
@NullMarked
package dev.hedgerow.http.schema;

import org.jspecify.annotations.NullMarked;

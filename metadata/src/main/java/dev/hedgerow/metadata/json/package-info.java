/**
 * JSON between requests and columns: typed reading of a request body's fields, with the API's
 * messages.
 */
@NullMarked
package dev.hedgerow.metadata.json;

import org.jspecify.annotations.NullMarked;

/**
 * Personal API keys: a user who signed in issues, rolls and deletes them; a key may only look at
 * itself.
 */
@NullMarked
package dev.hedgerow.http.keys;

import org.jspecify.annotations.NullMarked;

/**
 * HTML as a tree: what is put in as text cannot become markup. In come elements and texts, out goes
 * a document.
 */
@NullMarked
package dev.hedgerow.http.markup;

import org.jspecify.annotations.NullMarked;

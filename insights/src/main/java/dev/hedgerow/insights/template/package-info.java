/** HogQL texts with typed placeholders, parsed once and filled for every plan. */
@NullMarked
package dev.hedgerow.insights.template;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.hedgerow.insights.query;

import org.jspecify.annotations.NullMarked;

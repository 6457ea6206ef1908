@NullMarked
package dev.hedgerow.insights.filter;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.hedgerow.insights.table;

import org.jspecify.annotations.NullMarked;

/** Query nodes as JSON has them: sealed records, parsed once at the border. */
@NullMarked
package dev.hedgerow.insights.query;

import org.jspecify.annotations.NullMarked;

/** Projects: the tenants. Each has a token for SDKs and the settings that queries and SDKs obey. */
@NullMarked
package dev.hedgerow.metadata.projects;

import org.jspecify.annotations.NullMarked;

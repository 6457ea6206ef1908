package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people make of a definition: verified, by whom and when, or hidden; never both.
 *
 * @param verifiedAt null unless verified
 * @param verifiedBy null unless verified
 */
record Review(
        boolean verified, @Nullable Instant verifiedAt, @Nullable Long verifiedBy, boolean hidden) {

    /**
     * What a body makes of it. Hiding takes the verification away, verifying shows what was hidden;
     * asking for both is refused.
     *
     * @param thing what the definition is of, with its article, for the refusal
     */
    Review changed(Body body, String thing, long userId, Instant now) {
        boolean wantsHidden = body.flag("hidden", hidden);
        boolean wantsVerified = body.flag("verified", verified);
        if (wantsHidden && body.has("hidden")) {
            if (wantsVerified && body.has("verified")) {
                throw MetadataException.invalid(
                        null, thing + " cannot be both hidden and verified");
            }
            return new Review(false, null, null, true);
        }
        if (!wantsVerified) {
            return new Review(false, null, null, wantsHidden);
        }
        return new Review(
                true,
                verified ? verifiedAt : now,
                verified ? verifiedBy : Long.valueOf(userId),
                wantsHidden && !body.has("verified"));
    }
}

package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Breakdown;
import java.util.List;

/** By what a funnel is split, and with that which columns its rows have after the first three. */
sealed interface FunnelBreakdown {

    /** By nothing: no columns. */
    record None() implements FunnelBreakdown {}

    /**
     * By texts: one column for each.
     *
     * @param plain whether the value is shown as a text instead of a list of texts
     * @param limited whether values beyond a limit are put together as "Other"
     */
    record Texts(List<Breakdown> parts, boolean plain, boolean limited) implements FunnelBreakdown {
        public Texts {
            parts = List.copyOf(parts);
        }
    }

    /** By cohorts: one column with a bit for each, from the lowest. */
    record Cohorts(List<Long> ids) implements FunnelBreakdown {
        /** The id that stands for everybody who is not in the only cohort. */
        static final long COMPLEMENT = 1L << 52;

        public Cohorts {
            ids = List.copyOf(ids);
        }

        /** Whether those who are not in the cohort get a row of their own (funnels rule 22). */
        boolean hasComplement() {
            return ids.size() == 1 && ids.getFirst() != Breakdown.ByCohort.ALL_USERS;
        }

        /** The number of the value that stands for them. */
        int complement() {
            return ids.size();
        }

        /** The cohort id of a value's number. */
        long id(int value) {
            return value < ids.size() ? ids.get(value) : COMPLEMENT;
        }
    }
}

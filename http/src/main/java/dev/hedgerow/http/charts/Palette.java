package dev.hedgerow.http.charts;

import java.util.List;

/** The colours of series, that can be told apart on light and dark. */
final class Palette {
    private static final List<String> COLORS =
            List.of(
                    "#1d7a5a", "#d9772b", "#4269d0", "#c23b75", "#8a6fd1", "#3ca0b5", "#a08a18",
                    "#e0554f", "#6b8e3d", "#7a7f87");

    private Palette() {}

    static String of(int series) {
        return COLORS.get(series % COLORS.size());
    }
}

package dev.hedgerow.server.demo;

/** What somebody browses with; the values are those that posthog-js reads from the browser. */
record Device(
        String type,
        String browser,
        String browserVersion,
        String os,
        String osVersion,
        int screenWidth,
        int screenHeight) {

    static final Weighted<Device> ALL =
            Weighted.of(19, desktop("Chrome", "141", "Windows", "10.0", 1920, 1080))
                    .and(12, desktop("Chrome", "142", "Mac OS X", "10.15.7", 1512, 982))
                    .and(9, desktop("Safari", "18.6", "Mac OS X", "10.15.7", 1728, 1117))
                    .and(7, desktop("Microsoft Edge", "141", "Windows", "10.0", 1920, 1080))
                    .and(6, desktop("Firefox", "144", "Windows", "10.0", 1536, 864))
                    .and(4, desktop("Firefox", "144", "Linux", "", 1920, 1080))
                    .and(3, desktop("Chrome", "142", "Linux", "", 2560, 1440))
                    .and(2, desktop("Opera", "122", "Windows", "10.0", 1920, 1080))
                    .and(
                            15,
                            new Device(
                                    "Mobile", "Mobile Safari", "18.6", "iOS", "18.6.2", 393, 852))
                    .and(11, new Device("Mobile", "Chrome", "142", "Android", "15", 412, 915))
                    .and(
                            3,
                            new Device(
                                    "Mobile",
                                    "Samsung Internet",
                                    "28.0",
                                    "Android",
                                    "15",
                                    384,
                                    854))
                    .and(2, new Device("Mobile", "Chrome iOS", "141.0", "iOS", "18.6.2", 393, 852))
                    .and(
                            2,
                            new Device(
                                    "Tablet", "Mobile Safari", "18.6", "iOS", "18.6.2", 820, 1180));

    /** Work is done at desks: what a user signs in with after signing up. */
    static final Weighted<Device> AT_WORK =
            Weighted.of(30, desktop("Chrome", "142", "Windows", "10.0", 1920, 1080))
                    .and(25, desktop("Chrome", "142", "Mac OS X", "10.15.7", 1728, 1117))
                    .and(16, desktop("Safari", "18.6", "Mac OS X", "10.15.7", 1512, 982))
                    .and(12, desktop("Microsoft Edge", "141", "Windows", "10.0", 1920, 1080))
                    .and(10, desktop("Firefox", "144", "Windows", "10.0", 1920, 1080))
                    .and(7, desktop("Firefox", "144", "Linux", "", 2560, 1440));

    boolean isMobile() {
        return type.equals("Mobile");
    }

    private static Device desktop(
            String browser, String version, String os, String osVersion, int width, int height) {
        return new Device("Desktop", browser, version, os, osVersion, width, height);
    }
}

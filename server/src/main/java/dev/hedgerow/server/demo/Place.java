package dev.hedgerow.server.demo;

import java.time.ZoneId;

/**
 * A city that visitors come from, with the {@code $geoip_…} properties it gives to their events.
 */
record Place(
        String countryCode,
        String country,
        String continent,
        String region,
        String city,
        ZoneId zone,
        String language) {

    static final Weighted<Place> ALL =
            Weighted.of(
                            16,
                            place(
                                    "US",
                                    "United States",
                                    "NA",
                                    "California",
                                    "San Francisco",
                                    "America/Los_Angeles",
                                    "en-US"))
                    .and(
                            14,
                            place(
                                    "US",
                                    "United States",
                                    "NA",
                                    "New York",
                                    "New York",
                                    "America/New_York",
                                    "en-US"))
                    .and(
                            7,
                            place(
                                    "US",
                                    "United States",
                                    "NA",
                                    "Texas",
                                    "Austin",
                                    "America/Chicago",
                                    "en-US"))
                    .and(
                            12,
                            place(
                                    "GB",
                                    "United Kingdom",
                                    "EU",
                                    "England",
                                    "London",
                                    "Europe/London",
                                    "en-GB"))
                    .and(
                            7,
                            place(
                                    "DE",
                                    "Germany",
                                    "EU",
                                    "Land Berlin",
                                    "Berlin",
                                    "Europe/Berlin",
                                    "de-DE"))
                    .and(
                            4,
                            place(
                                    "DE",
                                    "Germany",
                                    "EU",
                                    "Bavaria",
                                    "Munich",
                                    "Europe/Berlin",
                                    "de-DE"))
                    .and(
                            7,
                            place(
                                    "FR",
                                    "France",
                                    "EU",
                                    "Île-de-France",
                                    "Paris",
                                    "Europe/Paris",
                                    "fr-FR"))
                    .and(
                            5,
                            place(
                                    "NL",
                                    "Netherlands",
                                    "EU",
                                    "North Holland",
                                    "Amsterdam",
                                    "Europe/Amsterdam",
                                    "nl-NL"))
                    .and(
                            4,
                            place(
                                    "ES",
                                    "Spain",
                                    "EU",
                                    "Madrid",
                                    "Madrid",
                                    "Europe/Madrid",
                                    "es-ES"))
                    .and(
                            3,
                            place(
                                    "SE",
                                    "Sweden",
                                    "EU",
                                    "Stockholm",
                                    "Stockholm",
                                    "Europe/Stockholm",
                                    "sv-SE"))
                    .and(
                            5,
                            place(
                                    "CA",
                                    "Canada",
                                    "NA",
                                    "Ontario",
                                    "Toronto",
                                    "America/Toronto",
                                    "en-CA"))
                    .and(
                            5,
                            place(
                                    "BR",
                                    "Brazil",
                                    "SA",
                                    "São Paulo",
                                    "São Paulo",
                                    "America/Sao_Paulo",
                                    "pt-BR"))
                    .and(
                            8,
                            place(
                                    "IN",
                                    "India",
                                    "AS",
                                    "Karnataka",
                                    "Bengaluru",
                                    "Asia/Kolkata",
                                    "en-IN"))
                    .and(3, place("JP", "Japan", "AS", "Tokyo", "Tokyo", "Asia/Tokyo", "ja-JP"))
                    .and(
                            4,
                            place(
                                    "AU",
                                    "Australia",
                                    "OC",
                                    "New South Wales",
                                    "Sydney",
                                    "Australia/Sydney",
                                    "en-AU"));

    private static Place place(
            String code,
            String country,
            String continent,
            String region,
            String city,
            String zone,
            String language) {
        return new Place(code, country, continent, region, city, ZoneId.of(zone), language);
    }
}
